package org.passerelle.analysis.comparison;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.comparison.Difference.Kind;
import org.passerelle.analysis.comparison.Found.Place;
import org.passerelle.analysis.comparison.Found.Said;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** Compares two editions. */
final class EditionDifferences {

    private static final String NONE = "";

    private final Version before;
    private final Version after;
    private final Found found;
    private final Locale language;

    EditionDifferences(Version before, Version after, Found found, Locale language) {
        this.before = before;
        this.after = after;
        this.found = found;
        this.language = language;
    }

    void find() {
        findTables();
        findDecisions();
        findRules();
        findPaths(before.edition().facts(), after.edition().facts(), new Kind[] {
            Kind.FACT_ADDED, Kind.FACT_REMOVED, Kind.FACT_CHANGED
        });
        findPaths(before.edition().outcomes(), after.edition().outcomes(), new Kind[] {
            Kind.OUTCOME_ADDED, Kind.OUTCOME_REMOVED, Kind.OUTCOME_CHANGED
        });
        findTexts();
    }

    private void findTables() {
        Map<String, Table> old = before.tables();
        for (Table table : after.tables().values()) {
            Table known = old.remove(table.id());
            if (known == null) {
                Said said = Said.of(table.hitPolicy().name());
                found.add(Kind.TABLE_ADDED, place(after, table), NONE, Said.NONE, said);
                String name = after.words().name(table.decision());
                for (Table.Row row : table.rows()) {
                    Said rule = new Said(row.id(), after.row(table, row));
                    found.add(Kind.ROW_ADDED, place(after, table).row(row.id()), name, Said.NONE, rule);
                }
            } else {
                new TableDifferences(before, known, after, table, found).find();
            }
        }
        old.values()
                .forEach(table -> found.add(
                        Kind.TABLE_REMOVED,
                        place(before, table),
                        NONE,
                        Said.of(table.hitPolicy().name()),
                        Said.NONE));
    }

    private static Place place(Version version, Table table) {
        return new Place(
                table.decision(), table.id(), null, null, version.words().name(table.decision()));
    }

    private void findDecisions() {
        Map<String, String> old = LogicText.of(before.edition().graph());
        Map<String, String> now = LogicText.of(after.edition().graph());
        for (String decision : union(old.keySet(), now.keySet())) {
            Version named = now.containsKey(decision) ? after : before;
            Place place = new Place(decision, null, null, null, named.words().name(decision));
            found.compare(
                    Kind.DECISION_ADDED,
                    Kind.DECISION_REMOVED,
                    Kind.DECISION_CHANGED,
                    place,
                    NONE,
                    Said.of(old.get(decision)),
                    Said.of(now.get(decision)));
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private void findRules() {
        Map<String, Rule> old = before.edition().rules();
        Map<String, Rule> now = after.edition().rules();
        for (String id : union(old.keySet(), now.keySet())) {
            Rule was = old.get(id);
            Rule is = now.get(id);
            Rule any = Objects.requireNonNull(is == null ? was : is);
            if (any.kind() == Rule.Kind.FINDING) {
                Place place = new Place(any.decision(), null, id, null, id);
                found.compare(
                        Kind.FINDING_ADDED,
                        Kind.FINDING_REMOVED,
                        Kind.FINDING_CHANGED,
                        place,
                        (is == null ? before : after).words().sentence(id),
                        written(was),
                        written(is));
            }
            if (was != null && is != null) {
                findBasis(is);
            }
        }
    }

    private static Said written(@Nullable Rule rule) {
        return Said.of(rule == null ? null : rule.conditions() + " " + rule.outputs());
    }

    private void findBasis(Rule rule) {
        Map<String, String> old = before.basis(rule.id());
        after.basis(rule.id()).forEach((part, is) -> {
            String was = old.getOrDefault(part, Table.ANY_VALUE);
            if (!was.equals(is)) {
                String name = after.words().text(part);
                Place place = new Place(rule.decision(), null, rule.id(), part, name);
                found.add(Kind.BASIS_CHANGED, place, after.words().name(rule.decision()), Said.of(was), Said.of(is));
            }
        });
    }

    private void findPaths(FactType old, FactType now, Kind[] kinds) {
        Map<String, String> were = TypeText.of(old, language);
        Map<String, String> are = TypeText.of(now, language);
        Set<String> paths = new TreeSet<>(were.keySet());
        paths.addAll(are.keySet());
        for (String path : paths) {
            Place place = Place.of(path, path);
            found.compare(kinds[0], kinds[1], kinds[2], place, NONE, Said.of(were.get(path)), Said.of(are.get(path)));
        }
    }

    private void findTexts() {
        Map<String, String> old = texts(before);
        Map<String, String> now = texts(after);
        for (String key : union(old.keySet(), now.keySet())) {
            found.compare(
                    Kind.TEXT_ADDED,
                    Kind.TEXT_REMOVED,
                    Kind.TEXT_CHANGED,
                    Place.of(key, key),
                    NONE,
                    Said.of(old.get(key)),
                    Said.of(now.get(key)));
        }
    }

    private Map<String, String> texts(Version version) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : version.edition().texts().keys()) {
            texts.put(key, version.edition().texts().text(key, language, Map.of()));
        }
        return texts;
    }
}
