package org.passerelle.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemKind;

/**
 * Puts the media types that a request names in a form that the framework reads; it fails at others, as if the fault were its own. What is
 * no media range is passed over, and so are empty elements (RFC 9110, sections 5.6.1 and 12.5.1).
 */
final class TypeHeaders {

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
    private static final String QUALITY = "[qQ]=(?:0(?:\\.\\d{0,3}+)?+|1(?:\\.0{0,3}+)?+)";
    private static final String PARAMETER = "(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*+\")";
    private static final Pattern RANGE = Pattern.compile(
            "(?:\\*/\\*|" + TOKEN + "/" + TOKEN + ")(?:\\s*+;\\s*+(?:" + QUALITY + "|" + PARAMETER + ")?+)*+");
    private static final Pattern TYPE = Pattern.compile("[^*/]++/[^*]++", Pattern.DOTALL);

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
        return settleAccepted(headers);
    }

    private static @Nullable ProblemKind settleAccepted(MultiMap headers) {
        List<String> elements = headers.getAll(HttpHeaders.ACCEPT).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
        List<String> ranges = elements.stream()
                .filter(element -> RANGE.matcher(element).matches())
                .toList();
        if (ranges.isEmpty() && !elements.isEmpty()) {
            return ProblemKind.NOT_ACCEPTABLE;
        }
        headers.remove(HttpHeaders.ACCEPT);
        if (!ranges.isEmpty()) {
            headers.set(HttpHeaders.ACCEPT, String.join(", ", ranges));
        }
        return null;
    }
}
