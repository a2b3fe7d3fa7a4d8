package org.passerelle.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a case was decided as it was, in one language.
 *
 * @param reasons the rows that caused the outcomes, causes before what they caused
 * @param nearMisses what the rows failed on that give a reason against the case, in the order of the reasons; left out when empty
 * @param assumptions what the decision takes for granted where the source is silent, by id
 * @param warnings that the sources are no norm, where law and source differ or the law offers more, by code
 * @param steps every table consulted, in order; null unless asked for
 */
public record Explanation(
        List<Reason> reasons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NearMiss> nearMisses,
        List<Assumption> assumptions,
        List<Warning> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Step> steps) {

    /**
     * A row that caused an outcome.
     *
     * @param rule id of the row
     * @param decision whose table it is in
     * @param code of the reason; null when the row has none
     * @param text one sentence for the person concerned
     * @param legalBasis never empty
     * @param facts JSON pointers into the facts that made the row count
     */
    public record Reason(
            String rule,
            String decision,
            @Nullable String code,
            @JsonSerialize(using = QuotedText.class) String text,
            List<Citation> legalBasis,
            List<String> facts) {}

    /**
     * A place in a source.
     *
     * @param source id of the source
     * @param locator the place in it
     * @param title of the source, in the language of the explanation
     */
    public record Citation(
            String source,
            String locator,
            @JsonSerialize(using = QuotedText.class) String title) {}

    /** Something taken for granted. */
    public record Assumption(
            String id,
            @JsonSerialize(using = QuotedText.class) String text) {}

    /** Something the reader should know; without legal basis where it is about the sources as a whole. */
    public record Warning(
            String code,
            @JsonSerialize(using = QuotedText.class) String text,
            List<Citation> legalBasis) {}

    /**
     * A table consulted.
     *
     * @param decision whose table it is
     * @param table its id
     * @param inputs the values it saw, by expression
     * @param rows ids of the rows that counted
     * @param outputs what each of them yielded, by name
     */
    public record Step(
            String decision,
            String table,
            List<Input> inputs,
            List<String> rows,
            List<Map<String, @Nullable Object>> outputs) {}

    /** A value that a table saw. */
    public record Input(String expression, @Nullable Object value) {}
}
