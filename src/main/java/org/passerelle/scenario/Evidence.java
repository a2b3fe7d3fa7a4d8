package org.passerelle.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;

/** What a decision shows beside its outcomes, by id. */
public enum Evidence {
    /** Rows of decision tables that counted. */
    RULES,
    /** Rules that noticed something across several facts. */
    FINDINGS,
    /** What was taken for granted. */
    ASSUMPTIONS,
    /** Where law and source differ, or the law offers more. */
    WARNINGS;

    /** Returns the kind that a column or field is named after. */
    static Optional<Evidence> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(name)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns every id of the kind that an edition has. */
    Set<String> in(Edition edition) {
        return switch (this) {
            case RULES -> rules(edition, Rule.Kind.TABLE_ROW);
            case FINDINGS -> rules(edition, Rule.Kind.FINDING);
            case ASSUMPTIONS ->
                edition.rules().values().stream()
                        .flatMap(rule -> rule.assumptions().stream())
                        .collect(Collectors.toUnmodifiableSet());
            case WARNINGS -> edition.warnings().keySet();
        };
    }

    private static Set<String> rules(Edition edition, Rule.Kind kind) {
        return edition.rules().values().stream()
                .filter(rule -> rule.kind() == kind)
                .map(Rule::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
