package org.passerelle.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemKind;

/**
 * Puts the media types and languages that a request names in a form that the framework reads; it fails at others, as if the fault were its own. What is
 * no media range is passed over, and so are empty elements (RFC 9110, sections 5.6.1 and 12.5.1); who names none accepts all.
 */
final class TypeHeaders {

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
    /* Some callers leave out the zero, or say more than three digits. */
    private static final String QUALITY = "[qQ]=(?:0?+\\.\\d{1,9}+|0\\.?+|1(?:\\.0{0,9}+)?+)";
    private static final String PARAMETER = "(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*+\")";
    private static final Pattern RANGE = Pattern.compile("(?:\\*(?:/\\*)?+|(?!\\*)" + TOKEN + "/" + TOKEN
            + ")(?:\\s*+;\\s*+(?:" + QUALITY + "|" + PARAMETER + ")?+)*+");
    private static final Pattern UNWANTED = Pattern.compile("; *[qQ]=0?\\.?0* *(;|$)");
    private static final Pattern TYPE = Pattern.compile("[^*/]++/[^*]++", Pattern.DOTALL);

    private static final Set<String> USUAL = Set.of("*/*", "application/json");

    private TypeHeaders() {}

    /** Settles what a request accepts and contains; returns why it must be refused, or null. */
    static @Nullable ProblemKind settle(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String contained = headers.get(HttpHeaders.CONTENT_TYPE);
        if (contained != null && contained.isBlank()) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        } else if (contained != null
                && request.method().equals(HttpMethod.POST)
                && !TYPE.matcher(contained).matches()) {
            return ProblemKind.UNSUPPORTED_MEDIA_TYPE;
        }
        settleLanguages(headers);
        return settleAccepted(headers) ? null : ProblemKind.NOT_ACCEPTABLE;
    }

    /** Several lines are one list (RFC 9110, section 5.3); the framework reads the first. */
    private static void settleLanguages(MultiMap headers) {
        List<String> lines = headers.getAll(HttpHeaders.ACCEPT_LANGUAGE);
        if (lines.size() > 1) {
            headers.set(HttpHeaders.ACCEPT_LANGUAGE, String.join(",", lines));
        }
    }

    /** Returns whether anything is accepted. */
    private static boolean settleAccepted(MultiMap headers) {
        List<String> lines = headers.getAll(HttpHeaders.ACCEPT);
        if (lines.isEmpty() || (lines.size() == 1 && USUAL.contains(lines.get(0)))) {
            return true;
        }
        List<String> ranges = lines.stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(element -> RANGE.matcher(element).matches())
                // As old clients write it.
                .map(range -> range.startsWith("*") && !range.startsWith("*/") ? "*/" + range : range)
                .toList();
        List<String> wanted =
                ranges.stream().filter(range -> !UNWANTED.matcher(range).find()).toList();
        // What is not wanted matters only where all else is.
        boolean isWide = wanted.stream().anyMatch(range -> range.contains("*"));
        headers.remove(HttpHeaders.ACCEPT);
        if (!wanted.isEmpty()) {
            headers.set(HttpHeaders.ACCEPT, String.join(", ", isWide ? ranges : wanted));
        }
        return ranges.isEmpty() || !wanted.isEmpty();
    }
}
