package org.passerelle.rest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.analysis.words.CellWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.explain.NearMiss;
import org.passerelle.programme.Table;

/**
 * What a decision failed on, in words.
 *
 * @param decision its name
 * @param alternatives any of them would have done
 */
record MissedWords(String decision, List<String> alternatives) {

    static MissedWords of(NearMiss miss, Words words) {
        List<String> alternatives = miss.alternatives().stream()
                .map(alternative -> alternative.unmet().stream()
                        .map(condition -> instead(miss.decision(), condition, words))
                        .collect(Collectors.joining("; ")))
                .toList();
        return new MissedWords(words.name(miss.decision()), alternatives);
    }

    private static String instead(String decision, NearMiss.Condition condition, Words words) {
        Table.Column column = words.edition().graph().tables().stream()
                .filter(table -> table.decision().equals(decision))
                .flatMap(table -> table.columns().stream())
                .filter(candidate -> candidate.expression().equals(condition.expression()))
                .findFirst()
                .orElseThrow();
        Map<String, String> arguments = Map.of(
                "name", words.column(column),
                "found", words.value(condition.found()),
                "needed", new CellWords(words).test(condition.needed(), column));
        return words.text("instead", arguments);
    }
}
