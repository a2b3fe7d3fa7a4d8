package org.passerelle.facts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the facts of a request. Holds no value of the request.
 *
 * @param pointer JSON pointer (RFC 6901) to what is wrong; for a field that lacks, to where it belongs
 * @param allowed the values or field names to choose from; empty when there is no such choice
 * @param didYouMean the one of {@code allowed} that was probably meant; null when none is near
 * @param arguments what the text of the problem says beyond its code, by placeholder
 */
public record Problem(
        String pointer,
        Code code,
        List<String> allowed,
        @Nullable String didYouMean,
        Map<String, String> arguments) {

    /** Kinds of problem; part of the public contract. */
    public enum Code {
        /** The structure has no such field. */
        UNKNOWN_FIELD,
        /** Not of the JSON type that is expected. */
        WRONG_TYPE,
        /** A text that is not one of the allowed values, or not of the form required. */
        NOT_ALLOWED,
        /** A text that is not a day of the calendar. */
        BAD_DATE,
        /** A number below the minimum or above the maximum. */
        OUT_OF_RANGE,
        /** A text with too many characters. */
        TOO_LONG,
        /** A list with too many entries. */
        TOO_MANY,
        /** A field that must be given is absent or null. */
        REQUIRED,
        /** An earlier entry of the list has the same id. */
        DUPLICATE_ID,
        /** The case has no such entry of a list. */
        NO_SUCH_ENTRY,
        /** No edition of the programme is in force on the day of the decision. */
        NO_EDITION_IN_FORCE,
        /** The person has not released data of this category. */
        OUT_OF_SCOPE,
        /** The operation has no such query parameter. */
        UNKNOWN_PARAMETER,
        /** A query parameter that an operation has once is given more often. */
        REPEATED_PARAMETER
    }

    public Problem {
        allowed = List.copyOf(allowed);
        arguments = Map.copyOf(arguments);
    }

    /** Returns a problem that needs no arguments and leaves no choice. */
    public static Problem of(String pointer, Code code) {
        return new Problem(pointer, code, List.of(), null, Map.of());
    }

    /**
     * Returns a problem of a JSON type.
     *
     * @param expected "object", "array", "string", "number", "integer", "boolean" or "date"
     */
    public static Problem wrongType(String pointer, String expected) {
        return new Problem(pointer, Code.WRONG_TYPE, List.of(), null, Map.of("expected", expected));
    }

    /** Returns a problem of a text or list that is too long. */
    public static Problem tooMuch(String pointer, Code code, int limit) {
        return new Problem(pointer, code, List.of(), null, Map.of("limit", String.valueOf(limit)));
    }

    static Problem outOfRange(String pointer, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
        String range = Stream.of(bound("≥ ", minimum), bound("≤ ", maximum))
                .filter(bound -> !bound.isEmpty())
                .collect(Collectors.joining(", "));
        return outOfRange(pointer, range);
    }

    static Problem outOfRange(String pointer, String range) {
        return new Problem(pointer, Code.OUT_OF_RANGE, List.of(), null, Map.of("range", range));
    }

    /**
     * Returns a problem that leaves a choice.
     *
     * @param word what was written instead, of which the problem keeps nothing
     */
    public static Problem unlisted(String pointer, Code code, String word, Collection<String> allowed) {
        Map<String, String> arguments = Map.of("allowed", String.join(", ", allowed));
        return new Problem(pointer, code, List.copyOf(allowed), Nearest.of(word, allowed), arguments);
    }

    private static String bound(String sign, @Nullable BigDecimal bound) {
        return bound == null ? "" : sign + bound.toPlainString();
    }
}
