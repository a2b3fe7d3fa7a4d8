package org.passerelle.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of a table as facts, so that a rule can look through what a table lists. */
final class TableRows {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private TableRows() {}

    /**
     * Returns the rows of the table of a decision, with a value per column and output: columns by the last name of their expression.
     *
     * @param name name of the decision, in camel case
     * @return empty when there is no such table
     */
    static List<Map<String, Object>> of(Graph graph, String name) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Table table : graph.tables()) {
            if (table.decision().equals(Character.toUpperCase(name.charAt(0)) + name.substring(1))) {
                table.rows().forEach(row -> rows.add(row(table, row)));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Table table, Table.Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int column = 0; column < table.columns().size(); column++) {
            String expression = table.columns().get(column).expression();
            put(
                    values,
                    expression.substring(expression.lastIndexOf('.') + 1),
                    row.tests().get(column));
        }
        for (int output = 0; output < table.outputs().size(); output++) {
            put(values, table.outputs().get(output), row.results().get(output));
        }
        return values;
    }

    private static void put(Map<String, Object> values, String name, String cell) {
        Object value = literal(cell);
        if (value != null) {
            values.put(name, value);
        }
    }

    /** The value of a cell that is a text, true or false; anything else is no fact to look up. */
    private static @Nullable Object literal(String cell) {
        Matcher text = TEXT.matcher(cell);
        if (text.matches()) {
            return text.group(1);
        }
        return (cell.equals("true") || cell.equals("false")) ? Boolean.valueOf(cell) : null;
    }
}
