package org.passerelle.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.engine.TableValues;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Texts;

/**
 * What explanations of one edition have in common.
 *
 * @param everyOutcome where all outcomes come from
 * @param decidingOutcomes where those come from that decide
 * @param outcomes where each outcome comes from, by name; one of each entry of a list as {@link Sources#outcome} has it
 * @param each the same, but of all entries of a list
 * @param tables by id
 * @param wordings by language
 */
record Prepared(
        Source everyOutcome,
        Source decidingOutcomes,
        Map<String, Source> outcomes,
        Map<String, Source> each,
        Map<String, Rule> rules,
        Map<String, TableValues> tables,
        Map<Locale, Wording> wordings) {

    private static final List<String> EVERY_OUTCOME = List.of("");

    static Prepared of(Edition edition) {
        Map<String, TableValues> tables = tables(edition);
        Sources sources = new Sources(edition, tables);
        Map<Locale, Wording> wordings = new HashMap<>();
        Texts.LANGUAGES.forEach(language -> wordings.put(language, new Wording(edition, language)));
        Map<String, Source> outcomes = new HashMap<>();
        Map<String, Source> each = new HashMap<>();
        Stream.concat(edition.decidingOutcomes().stream(), OutcomeNames.of(edition).stream())
                .distinct()
                .forEach(outcome -> {
                    outcomes.put(outcome, sources.outcome(outcome));
                    each.put(outcome, sources.outcomes(List.of(outcome)));
                });
        return new Prepared(
                sources.outcomes(EVERY_OUTCOME),
                sources.outcomes(edition.decidingOutcomes()),
                outcomes,
                each,
                edition.rules(),
                tables,
                wordings);
    }

    private static Map<String, TableValues> tables(Edition edition) {
        Map<String, TableValues> tables = new HashMap<>();
        edition.graph().tables().forEach(table -> tables.put(table.id(), new TableValues(table)));
        return tables;
    }
}
