package org.passerelle.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.kie.dmn.model.api.InputData;

/** Writes the tables of a model into a workbook for OpenL Tablets, as one would by hand: with its own types, arrays and ranges. */
final class OpenLWorkbook {

    static final String SPREADSHEET = "decide";

    private static final String FACTS = "c";
    private static final Map<String, String> TYPES = Map.of(
            "string", "String",
            "boolean", "Boolean",
            "number", "Integer",
            "tTexts", "String[]",
            "tMeasure", "Measure");

    private final Model model;
    private final List<Table> tables;
    private final List<String> facts;
    private final XSSFWorkbook workbook = new XSSFWorkbook();

    OpenLWorkbook(Model model) {
        this.model = model;
        this.tables = Table.of(model);
        this.facts = model.elements(InputData.class).map(InputData::getName).toList();
    }

    byte[] bytes() throws IOException {
        datatype(
                "Case",
                model.elements(InputData.class)
                        .map(fact -> List.of(
                                TYPES.get(fact.getVariable().getTypeRef().getLocalPart()), fact.getName()))
                        .toList());
        tables.forEach(this::rules);
        spreadsheet();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    private void datatype(String name, List<List<String>> fields) {
        List<List<String>> cells = new ArrayList<>(List.of(List.of("Datatype " + name)));
        cells.addAll(fields);
        write(name, cells);
    }

    private void spreadsheet() {
        List<List<String>> cells = new ArrayList<>(List.of(
                List.of("Spreadsheet SpreadsheetResult %s(Case %s)".formatted(SPREADSHEET, FACTS)),
                List.of("Step", "Value")));
        for (Table table : tables) {
            String arguments = Stream.concat(
                            Stream.of(FACTS), table.requires().stream().map("$"::concat))
                    .collect(Collectors.joining(", "));
            cells.add(List.of(table.decision(), "= %s(%s)".formatted(table.decision(), arguments)));
        }
        write("Decide", cells);
    }

    private void rules(Table table) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of(header(table)));
        for (int line = 0; line < 4; line++) {
            cells.add(new ArrayList<>());
        }
        for (int column = 0; column < table.inputs().size(); column++) {
            String expression = table.inputs().get(column).expression();
            String parameter = parameterType(table, column) + " p" + column;
            add(cells, "C" + (column + 1), expression(expression), parameter, expression);
        }
        String key = table.collects() ? "CRET1" : "RET1";
        for (Table.Column output : table.outputs()) {
            String name = output.expression();
            add(cells, key, returned(table), TYPES.get(output.type()) + " " + name, name);
        }
        table.rows()
                .forEach(row -> cells.add(
                        row.stream().map(cell -> cell.replace("\"", "")).toList()));
        Sheet sheet = write(table.decision(), cells);
        if (table.outputs().size() > 1) {
            structure(table, sheet);
        }
    }

    /** The lines above the rows: kind of the column, what is compared with the cells or made of them, their type, a title. */
    private static void add(List<List<String>> cells, String... column) {
        for (int line = 0; line < column.length; line++) {
            cells.get(line + 1).add(column[line]);
        }
    }

    private static String returned(Table table) {
        String names = table.outputs().stream().map(Table.Column::expression).collect(Collectors.joining(", "));
        return table.outputs().size() > 1 ? "new %s(%s)".formatted(TYPES.get(table.type()), names) : names;
    }

    /** Several outputs are the fields of one value. */
    private void structure(Table table, Sheet sheet) {
        int first = table.inputs().size();
        int last = first + table.outputs().size() - 1;
        sheet.addMergedRegion(new CellRangeAddress(1, 1, first, last));
        sheet.addMergedRegion(new CellRangeAddress(2, 2, first, last));
        datatype(
                TYPES.get(table.type()),
                table.outputs().stream()
                        .map(output -> List.of(TYPES.get(output.type()), output.expression()))
                        .toList());
    }

    private String header(Table table) {
        String parameters = tables.stream()
                .filter(other -> table.requires().contains(other.decision()))
                .sorted((one, other) -> table.requires().indexOf(one.decision())
                        - table.requires().indexOf(other.decision()))
                .map(other -> ", " + TYPES.get(other.type()) + " " + other.decision())
                .collect(Collectors.joining());
        return "Rules %s %s(Case %s%s)".formatted(TYPES.get(table.type()), table.decision(), FACTS, parameters);
    }

    private String expression(String expression) {
        return facts.contains(expression) ? FACTS + "." + expression : expression.replace("count(", "length(");
    }

    private static String parameterType(Table table, int column) {
        String type = table.inputs().get(column).type();
        boolean lists = table.rows().stream().anyMatch(row -> row.get(column).contains(","));
        return type.equals("number") ? "IntRange" : TYPES.get(type) + (lists ? "[]" : "");
    }

    private Sheet write(String name, List<List<String>> cells) {
        Sheet sheet = workbook.createSheet(name);
        for (List<String> cellsOfRow : cells) {
            Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
            for (int column = 0; column < cellsOfRow.size(); column++) {
                if (!cellsOfRow.get(column).isEmpty()) {
                    row.createCell(column).setCellValue(cellsOfRow.get(column));
                }
            }
        }
        return sheet;
    }
}
