package org.passerelle.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decision table as its model writes it. What is not changed keeps its very characters.
 *
 * @param before the model up to the first row
 * @param columns in the order of the cells
 * @param rows by id, in order
 * @param after the model from the end of the last row
 */
record TableText(String id, String before, List<Column> columns, Map<String, RowText> rows, String after) {

    /** Files that the editor has saved hold neither within a table. */
    private static final Pattern UNUSUAL = Pattern.compile("<!--|<!\\[CDATA\\[|<\\?");

    private static final Pattern ROW =
            Pattern.compile("[ \\t]*<rule\\b[^>]*\\bid=\"([^\"]*)\"[^>]*>(?s:.*?)</rule>\\n?");
    private static final Pattern CLAUSE = Pattern.compile(
            "<(input|output|annotation)\\b([^>]*?)(?:/>|>(?s:.*?)(?:<text>((?s:.*?))</text>(?s:.*?))?</\\1>)");
    private static final Pattern CELL = Pattern.compile(
            "(<(?:inputEntry|outputEntry|annotationEntry)\\b[^>]*>\\s*)(?:<text\\s*/>|<text>((?s:.*?))</text>)");
    private static final Pattern NAME = Pattern.compile("\\b(?:label|name)=\"([^\"]*)\"");

    /**
     * A column.
     *
     * @param name by which a sheet knows it; the only one of its table
     */
    record Column(Kind kind, String name) {}

    /** What a column holds. */
    enum Kind {
        /** What a row asks. */
        INPUT,
        /** What a row yields. */
        OUTPUT,
        /** What a row says of itself. */
        ANNOTATION
    }

    /**
     * A row.
     *
     * @param text as written, with the end of its last line
     * @param cells what they hold
     */
    record RowText(String text, List<String> cells) {

        /** Returns the row with other cells. */
        RowText with(List<String> changed) {
            int[] column = {0};
            String next = CELL.matcher(text).replaceAll(found -> {
                int at = column[0]++;
                String written = changed.get(at).equals(cells.get(at))
                        ? found.group()
                        : found.group(1) + "<text>" + XmlText.escaped(changed.get(at)) + "</text>";
                return Matcher.quoteReplacement(written);
            });
            return new RowText(next, changed);
        }
    }

    /** Returns a table of a model; empty when the model has none with that id, a row lacks a cell, or no editor has saved it. */
    static Optional<TableText> of(String id, String model) {
        Matcher table = Pattern.compile("<decisionTable\\b[^>]*\\bid=\"" + Pattern.quote(id)
                        + "\"[^>]*>(?s:.*?)(?=[ \\t]*</decisionTable>)")
                .matcher(model);
        if (!table.find() || UNUSUAL.matcher(table.group()).find()) {
            return Optional.empty();
        }
        Map<String, RowText> rows = new LinkedHashMap<>();
        int first = table.end();
        Matcher row = ROW.matcher(model).region(table.start(), table.end());
        while (row.find()) {
            first = Math.min(first, row.start());
            rows.put(row.group(1), new RowText(row.group(), cells(row.group())));
        }
        String before = model.substring(0, first);
        List<Column> columns = columns(before.substring(table.start()));
        boolean whole = rows.values().stream().allMatch(each -> each.cells().size() == columns.size());
        TableText read = new TableText(id, before, columns, rows, model.substring(table.end()));
        // A row without an id, or with that of another, would be lost when the rows are written again.
        return whole && read.with(List.copyOf(rows.values())).equals(model) ? Optional.of(read) : Optional.empty();
    }

    private static List<String> cells(String row) {
        return CELL.matcher(row).results().map(TableText::cell).toList();
    }

    private static String cell(MatchResult found) {
        return found.group(2) == null ? "" : XmlText.plain(found.group(2)).strip();
    }

    private static List<Column> columns(String head) {
        List<Column> columns = new ArrayList<>();
        CLAUSE.matcher(head).results().forEach(clause -> {
            Matcher name = NAME.matcher(clause.group(2));
            Kind kind = Kind.valueOf(clause.group(1).toUpperCase(Locale.ROOT));
            String text = name.find() ? name.group(1) : kind == Kind.INPUT ? clause.group(3) : "result";
            columns.add(new Column(kind, unique(XmlText.plain(text), columns)));
        });
        return List.copyOf(columns);
    }

    private static String unique(String name, List<Column> columns) {
        String unique = name;
        int number = 1;
        while (names(columns).contains(unique)) {
            number++;
            unique = name + " (" + number + ")";
        }
        return unique;
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    List<String> names() {
        return names(columns);
    }

    /** Returns a row that the table does not have yet, indented as the others are. */
    RowText newRow(String row, List<String> cells) {
        String indent = indent();
        StringBuilder text = new StringBuilder(indent + "<rule id=\"" + row + "\">\n");
        int inputs = 0;
        int outputs = 0;
        for (int at = 0; at < columns.size(); at++) {
            String entry =
                    switch (columns.get(at).kind()) {
                        case INPUT -> "inputEntry id=\"" + row + ".input." + ++inputs + "\"";
                        case OUTPUT -> "outputEntry id=\"" + row + ".output." + ++outputs + "\"";
                        case ANNOTATION -> "annotationEntry";
                    };
            text.append(indent).append("  <").append(entry).append(">\n");
            text.append(indent)
                    .append("    <text>")
                    .append(XmlText.escaped(cells.get(at)))
                    .append("</text>\n");
            text.append(indent)
                    .append("  </")
                    .append(entry.replaceFirst(" .*", ""))
                    .append(">\n");
        }
        return new RowText(text + indent + "</rule>\n", cells);
    }

    private String indent() {
        String end = after.substring(0, after.indexOf('<'));
        return end + "  ";
    }

    /** Returns the model with these rows in place of those of the table. */
    String with(List<RowText> next) {
        StringBuilder model = new StringBuilder(before);
        next.forEach(row -> model.append(row.text()));
        return model.append(after).toString();
    }
}
