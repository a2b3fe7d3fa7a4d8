package org.passerelle.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.draft.TableText.Kind;
import org.passerelle.draft.TableText.RowText;
import org.passerelle.engine.feel.CellSyntax;
import org.passerelle.sheet.Sheet;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Content;
import org.passerelle.sheet.Sheet.Line;

/** Reads the rows that a sheet gives a table, or says of every cell what is wrong with it. */
final class SheetReader {

    /** Name of the column with the ids of rows. */
    static final String ROW = "row";

    private final TableText table;
    private final Locale language;
    private final List<SheetProblem> problems = new ArrayList<>();

    /** For each column of the sheet that of the table, -1 for that of the ids. */
    private final List<Integer> columns = new ArrayList<>();

    SheetReader(TableText table, Locale language) {
        this.table = table;
        this.language = language;
    }

    /**
     * A row as a sheet has it.
     *
     * @param line of the sheet
     * @param id empty for a row that is new
     */
    record Read(int line, String id, List<String> cells) {}

    List<SheetProblem> problems() {
        return problems;
    }

    List<Read> read(Sheet sheet) {
        if (sheet.lines().isEmpty()) {
            problems.add(SheetProblem.of(null, null, "empty", language, Map.of()));
            return List.of();
        }
        readHeader(sheet.lines().get(0));
        if (!problems.isEmpty()) {
            return List.of();
        }
        List<Read> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Line line : sheet.lines().subList(1, sheet.lines().size())) {
            Read row = row(line);
            checkId(row, ids);
            rows.add(row);
        }
        return rows;
    }

    private void readHeader(Line header) {
        List<String> known =
                Stream.concat(Stream.of(ROW), table.names().stream()).toList();
        Set<String> seen = new HashSet<>();
        for (Cell cell : header.cells()) {
            int column = known.indexOf(cell.text());
            columns.add(column - 1);
            if (column < 0) {
                complain(header, cell.text(), "unknown-column", Map.of("allowed", String.join(", ", known)));
            } else if (!seen.add(cell.text())) {
                complain(header, cell.text(), "column-twice", Map.of());
            }
        }
        known.stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> complain(header, name, "no-column", Map.of()));
    }

    private Read row(Line line) {
        String[] cells = new String[table.columns().size()];
        String id = "";
        for (int at = 0; at < columns.size(); at++) {
            int column = columns.get(at);
            if (column < 0) {
                id = line.cell(at).text();
            } else {
                cells[column] = line.cell(at).text();
            }
        }
        if (line.cells().stream().skip(columns.size()).anyMatch(cell -> !cell.text()
                .isEmpty())) {
            complain(line, null, "too-many-cells", Map.of());
        }
        checkCells(line, Optional.ofNullable(table.rows().get(id)));
        return new Read(line.number(), id, List.of(cells));
    }

    private void checkCells(Line line, Optional<RowText> before) {
        for (int at = 0; at < columns.size(); at++) {
            int column = columns.get(at);
            Cell cell = line.cell(at);
            String name = column < 0 ? ROW : table.columns().get(column).name();
            if (cell.content() != Content.TEXT) {
                complain(line, name, cell.content().name().toLowerCase(Locale.ROOT), Map.of());
            } else if (column >= 0
                    && before.filter(row -> row.cells().get(column).equals(cell.text()))
                            .isEmpty()) {
                check(line, name, table.columns().get(column).kind(), cell.text());
            }
        }
    }

    private void check(Line line, String column, Kind kind, String text) {
        if (text.isEmpty()) {
            complain(line, column, kind == Kind.OUTPUT ? "blank-output" : "blank", Map.of());
            return;
        }
        Optional<String> fault =
                switch (kind) {
                    case INPUT -> CellSyntax.faultOfTest(text);
                    case OUTPUT -> CellSyntax.faultOfExpression(text);
                    case ANNOTATION -> Optional.empty();
                };
        fault.ifPresent(reason -> complain(line, column, "no-feel", Map.of("reason", reason)));
    }

    private void checkId(Read row, Set<String> ids) {
        if (row.id().isEmpty()) {
            return;
        }
        if (!ids.add(row.id())) {
            problems.add(SheetProblem.of(row.line(), ROW, "id-twice", language, Map.of()));
        } else if (!table.rows().containsKey(row.id())) {
            String allowed = table.rows().keySet().stream().limit(3).collect(Collectors.joining(", "));
            problems.add(SheetProblem.of(row.line(), ROW, "unknown-row", language, Map.of("allowed", allowed)));
        }
    }

    private void complain(Line line, @Nullable String column, String key, Map<String, String> arguments) {
        problems.add(SheetProblem.of(line.number(), column, key, language, arguments));
    }
}
