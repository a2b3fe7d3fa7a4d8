package org.passerelle.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.JsonDocument.Malformed;
import org.passerelle.facts.Messages;
import org.passerelle.facts.Problem;

/**
 * A problem document (RFC 9457). Holds no value of the request.
 *
 * @param type identifies the kind of problem
 * @param title the kind in words
 * @param status as in the response
 * @param instance identifies this occurrence
 * @param errors what is wrong, each with its place; null when there is nothing to point at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String instance,
        @Nullable List<Entry> errors) {

    /** Media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One thing that is wrong. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Entry(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String pointer,

            @Nullable String parameter,
            String code,
            String detail,
            @Nullable List<String> allowed,
            @Nullable String didYouMean) {}

    /** Returns a document of a kind, with an id of its own. */
    public static ProblemDocument of(ProblemKind kind, Locale language) {
        return of(kind, kind.status(), language);
    }

    /** Returns a document of a kind with another status than is usual. */
    public static ProblemDocument of(ProblemKind kind, int status, Locale language) {
        return of(kind, status, language, null);
    }

    private static ProblemDocument of(ProblemKind kind, int status, Locale language, @Nullable List<Entry> errors) {
        String title = Messages.text(kind.titleKey(), language, Map.of());
        return new ProblemDocument(kind.type(), title, status, "urn:uuid:" + UUID.randomUUID(), errors);
    }

    /** Says everything that is wrong with a request. */
    public static ProblemDocument invalid(List<Problem> problems, Locale language) {
        List<Entry> errors = problems.stream()
                .map(problem -> new Entry(
                        problem.pointer(),
                        null,
                        problem.code().name(),
                        Messages.text(problem, language),
                        problem.allowed(),
                        problem.didYouMean()))
                .toList();
        return of(ProblemKind.INVALID_FACTS, ProblemKind.INVALID_FACTS.status(), language, errors);
    }

    /** Says where a body ceases to be JSON. */
    public static ProblemDocument malformed(Malformed fault, Locale language) {
        Entry error = new Entry("", null, fault.code().name(), Messages.text(fault, language), null, null);
        return of(ProblemKind.MALFORMED_REQUEST, ProblemKind.MALFORMED_REQUEST.status(), language, List.of(error));
    }

    /** Says that a query parameter has a value that is not allowed. */
    public static ProblemDocument badParameter(String name, List<String> allowed, Locale language) {
        String detail = Messages.text("problem.NOT_ALLOWED", language, Map.of("allowed", String.join(", ", allowed)));
        Entry error = new Entry(null, name, Problem.Code.NOT_ALLOWED.name(), detail, allowed, null);
        return of(ProblemKind.MALFORMED_REQUEST, ProblemKind.MALFORMED_REQUEST.status(), language, List.of(error));
    }
}
