package org.passerelle.rest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.analysis.words.CellWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.explain.NearMiss;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
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
                .filter(alternative -> alternative.unmet().stream().allMatch(condition -> couldBeMet(condition, words)))
                .map(alternative -> alternative.unmet().stream()
                        .map(condition -> instead(miss.decision(), condition, words))
                        .collect(Collectors.joining("; ")))
                .toList();
        return new MissedWords(words.name(miss.decision()), alternatives);
    }

    /** Nobody is told to be older, or that something had better not be known. */
    private static boolean couldBeMet(NearMiss.Condition condition, Words words) {
        return !withoutUnknown(condition.needed()).isEmpty()
                && (condition.facts().isEmpty()
                        || condition.facts().stream()
                                .anyMatch(fact ->
                                        isChangeable(fact, words.edition().facts())));
    }

    /** Returns the other values that a cell names. */
    private static String withoutUnknown(String cell) {
        return cell.replaceAll("(^|\\s*,\\s*)null(?=\\s*(,|$))", "").replaceFirst("^\\s*,\\s*", "");
    }

    private static boolean isChangeable(String pointer, Structure facts) {
        FactType type = facts;
        for (String step : pointer.substring(1).split("/", -1)) {
            if (type instanceof ListOf list) {
                type = list.element();
            } else if (type instanceof Structure structure && structure.fields().containsKey(step)) {
                Field field = structure.fields().get(step);
                if (!field.changeable()) {
                    return false;
                }
                type = field.type();
            }
        }
        return true;
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
                "needed", new CellWords(words).test(withoutUnknown(condition.needed()), column));
        return words.text("instead", arguments);
    }
}
