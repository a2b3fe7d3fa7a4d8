package org.passerelle.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
 * @param errorsLeftOut how many more are wrong; null when all are there
 * @param messages what is wrong with a draft, in the form of those of a check; null when it is not about one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String instance,
        @Nullable List<Entry> errors,
        @Nullable Integer errorsLeftOut,
        @Nullable JsonNode messages) {

    /** More nobody reads, and a body of many small faults would have an answer a hundred times as long. */
    private static final int MOST_ERRORS = 100;

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
        return of(kind, status, language, null, null);
    }

    private static ProblemDocument of(
            ProblemKind kind, int status, Locale language, @Nullable List<Entry> errors, @Nullable JsonNode messages) {
        ProblemCount.add(
                kind,
                errors == null ? List.of() : errors.stream().map(Entry::code).toList());
        String title = Messages.text(kind.titleKey(), language, Map.of());
        return new ProblemDocument(kind.type(), title, status, "urn:uuid:" + UUID.randomUUID(), errors, null, messages);
    }

    /** Says everything that is wrong with a request. */
    public static ProblemDocument invalid(List<Problem> problems, Locale language) {
        return invalid(ProblemKind.INVALID_FACTS, problems, language);
    }

    /** Says everything that is wrong, in a document of a kind. */
    public static ProblemDocument invalid(ProblemKind kind, List<Problem> problems, Locale language) {
        List<Entry> errors = problems.stream()
                .limit(MOST_ERRORS)
                .map(problem -> entry(problem.pointer(), null, problem, language))
                .toList();
        int leftOut = problems.size() - errors.size();
        return of(kind, kind.status(), language, errors, null).withLeftOut(leftOut == 0 ? null : leftOut);
    }

    private static Entry entry(@Nullable String pointer, @Nullable String parameter, Problem problem, Locale language) {
        return new Entry(
                pointer,
                parameter,
                problem.code().name(),
                Messages.text(problem, language),
                problem.allowed(),
                problem.didYouMean());
    }

    /** Says where a body ceases to be JSON. */
    public static ProblemDocument malformed(Malformed fault, Locale language) {
        return of(ProblemKind.MALFORMED_REQUEST, Map.of(), fault, language);
    }

    /** Returns what is wrong with a parameter that has none of the allowed values. */
    public static Problem notAllowed(List<String> allowed) {
        return new Problem("", Problem.Code.NOT_ALLOWED, allowed, null, Map.of("allowed", String.join(", ", allowed)));
    }

    /**
     * Says what is wrong with parameters, and where the body ceases to be JSON, in a document of a kind.
     *
     * @param parameters problems by name of the parameter, or attribute of an event; their pointers do not count
     * @param body null when nothing is wrong with it
     */
    public static ProblemDocument of(
            ProblemKind kind, Map<String, Problem> parameters, @Nullable Malformed body, Locale language) {
        List<Entry> errors = new ArrayList<>();
        parameters.forEach((name, problem) -> errors.add(entry(null, name, problem, language)));
        if (body != null) {
            errors.add(new Entry("", null, body.code().name(), Messages.text(body, language), null, null));
        }
        return of(kind, kind.status(), language, errors, null);
    }

    private ProblemDocument withLeftOut(@Nullable Integer number) {
        return new ProblemDocument(type, title, status, instance, errors, number, messages);
    }

    /** Returns the same document as another occurrence. */
    public ProblemDocument withInstance(UUID id) {
        return new ProblemDocument(type, title, status, "urn:uuid:" + id, errors, errorsLeftOut, messages);
    }

    /** Says that a draft cannot be evaluated. */
    public static ProblemDocument unusable(JsonNode messages, Locale language) {
        ProblemKind kind = ProblemKind.UNUSABLE_DRAFT;
        return of(kind, kind.status(), language, null, messages);
    }

    /**
     * Says that a draft takes more than it may.
     *
     * @param limit name of the limit
     * @param during what was being done
     */
    public static ProblemDocument exhausting(String limit, String during, Locale language) {
        ProblemKind kind = ProblemKind.EXHAUSTING_DRAFT;
        String detail = Messages.text("problem.exhausted." + limit, language, Map.of("during", during));
        Entry error = new Entry(null, null, limit, detail, null, null);
        return of(kind, kind.status(), language, List.of(error), null);
    }
}
