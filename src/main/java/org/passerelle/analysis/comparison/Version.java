package org.passerelle.analysis.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.analysis.words.CellWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** One of two editions that are compared, with its words. */
record Version(Edition edition, Words words, CellWords cells) {

    static Version of(Edition edition, Locale language) {
        Words words = new Words(edition, language);
        return new Version(edition, words, new CellWords(words));
    }

    /** Returns the tables by id. */
    Map<String, Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        edition.graph().tables().forEach(table -> tables.put(table.id(), table));
        return tables;
    }

    /** Returns what a row asks and yields, in words. */
    String row(Table table, Table.Row row) {
        List<String> conditions = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (row.tests(column)) {
                conditions.add(words.column(table.columns().get(column)) + ": " + test(table, row, column));
            }
        }
        List<String> results = new ArrayList<>();
        for (int output = 0; output < table.outputs().size(); output++) {
            results.add(words.name(table.outputs().get(output)) + ": " + result(row, output));
        }
        return (conditions.isEmpty() ? words.text("no-condition") : String.join("; ", conditions)) + " → "
                + String.join("; ", results);
    }

    String test(Table table, Table.Row row, int column) {
        return cells.test(row.tests().get(column), table.columns().get(column));
    }

    String result(Table.Row row, int output) {
        return cells.result(row.results().get(output), row);
    }

    /** Returns what a row or rule rests on, as written, by what pages call it. */
    Map<String, String> basis(String rule) {
        Rule known = edition.rules().get(rule);
        Map<String, String> basis = new LinkedHashMap<>();
        if (known != null) {
            List<String> locators =
                    known.legalBasis().stream().map(cited -> cited.locator()).toList();
            basis.put("legal-basis", String.join("; ", locators));
            basis.put("reason", known.reason() == null ? Table.ANY_VALUE : known.reason());
            basis.put("assumptions", listed(known.assumptions()));
            basis.put("warnings", listed(known.warnings()));
            basis.put("severity", known.severity() == null ? Table.ANY_VALUE : known.severity());
        }
        return basis;
    }

    private static String listed(List<String> codes) {
        return codes.isEmpty() ? Table.ANY_VALUE : String.join(", ", codes);
    }
}
