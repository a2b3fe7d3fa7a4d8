package org.passerelle.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Programme;

/** Reads scenarios from a table: a line each, a column per fact and per expectation. */
final class CsvFile {

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

    static List<Draft> read(Path path, Programme programme, List<Mistake> mistakes) throws IOException {
        CsvFile file = new CsvFile(String.valueOf(path.getFileName()), programme, mistakes);
        return file.read(Files.readString(path).replaceFirst("^" + BYTE_ORDER_MARK, ""));
    }

    private List<Draft> read(String text) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            int line = 1;
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() == 1) {
                    readHeader(row.toList());
                } else if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                    drafts.add(draft(line, row.toList()));
                }
                line = lineAt(text, parser, row);
            }
        }
        return drafts;
    }
}
