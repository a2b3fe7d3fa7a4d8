package org.passerelle.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.CsvColumn.Kind;

/** Reads scenarios from a table: one a line, a column per fact and per expectation. */
final class CsvFile {

    /* Spreadsheets write one before the text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final Programme programme;
    private final List<Mistake> mistakes;
    private final List<CsvColumn> columns = new ArrayList<>();

    private CsvFile(String file, Programme programme, List<Mistake> mistakes) {
        this.file = file;
        this.programme = programme;
        this.mistakes = mistakes;
    }

    /** Returns the scenarios of a file; what cannot be read of it goes to the mistakes. */
    static List<WrittenScenario> read(String file, String text, Programme programme, List<Mistake> mistakes)
            throws IOException {
        return new CsvFile(file, programme, mistakes).read(text.replaceFirst("^" + BYTE_ORDER_MARK, ""));
    }

    private List<WrittenScenario> read(String text) throws IOException {
        List<WrittenScenario> scenarios = new ArrayList<>();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            for (CSVRecord row : parser) {
                List<String> cells = row.stream().map(String::strip).toList();
                if (columns.isEmpty()) {
                    readHeader(line, cells);
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    scenarios.add(written(line, cells));
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException malformed) {
            complain(
                    line,
                    "",
                    "The quotation marks from here on do not come in pairs, or something else than a separator follows one.");
        }
        return scenarios;
    }

    /* Spreadsheets of some countries separate cells by semicolons. */
    private static CSVFormat format(String text) {
        boolean semicolons = text.startsWith(CsvColumn.NAME + ";");
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(semicolons ? ';' : ',')
                .setIgnoreEmptyLines(false)
                .get();
    }

    private void readHeader(int line, List<String> headers) {
        for (String header : headers) {
            CsvColumn column = CsvColumn.of(header, programme, complaint -> complain(line, header, complaint));
            if (columns.contains(column)) {
                complain(line, header, "The column stands twice.");
            }
            columns.add(column);
        }
        for (String needed : List.of(CsvColumn.NAME, CsvColumn.DAY)) {
            if (!headers.contains(needed)) {
                complain(line, needed, "The column is missing.");
            }
        }
    }

    private void complain(int line, String column, String message) {
        mistakes.add(new Mistake(file, line, column, message));
    }

    private WrittenScenario written(int line, List<String> cells) {
        if (cells.size() > columns.size()) {
            complain(line, "", "The line has more cells than the header.");
        }
        Map<CsvColumn, String> filled = new LinkedHashMap<>();
        for (int index = 0; index < Math.min(cells.size(), columns.size()); index++) {
            if (!cells.get(index).isEmpty()) {
                filled.put(columns.get(index), cells.get(index));
            }
        }
        Map<String, String> expected = new LinkedHashMap<>();
        of(Kind.EXPECTATION, filled).forEach((column, cell) -> expected.put(column.name(), cell));
        return new WrittenScenario(
                file,
                line,
                String.join("", of(Kind.NAME, filled).values()),
                String.join("", of(Kind.DAY, filled).values()),
                type -> facts(of(Kind.FACT, filled), type),
                expected);
    }

    private static Map<CsvColumn, String> of(Kind kind, Map<CsvColumn, String> cells) {
        Map<CsvColumn, String> ofKind = new LinkedHashMap<>(cells);
        ofKind.keySet().removeIf(column -> column.kind() != kind);
        return ofKind;
    }

    static ObjectNode facts(Map<CsvColumn, String> cells, Structure type) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        cells.forEach((column, cell) -> column.path().ifPresent(path -> {
            // What this edition does not know is left to the reader of facts to refuse.
            FactCell content = new FactCell(cell, path.typeIn(type).orElse(Text.upTo(cell.length())));
            facts.withObject(path.pointer().head()).set(path.pointer().last().getMatchingProperty(), content.json());
        }));
        return facts;
    }
}
