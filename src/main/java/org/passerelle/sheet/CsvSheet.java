package org.passerelle.sheet;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Line;

/** Lines of cells that commas separate; semicolons where a spreadsheet of such a country wrote them. */
final class CsvSheet {

    /** Without it, some spreadsheets take UTF-8 for something else. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a spreadsheet would compute. A dash alone and a number below zero are none. */
    private static final Pattern COMPUTED = Pattern.compile("(?s)[=+@\t\r].*|-(?=.)(?!\\d+(\\.\\d+)?$).*");

    /** Before a text, says to spreadsheets that it is one. */
    private static final String TEXT_MARK = "'";

    private CsvSheet() {}

    static byte[] write(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> line : lines) {
                printer.printRecord(line.stream().map(CsvSheet::marked).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String marked(String cell) {
        return needsMark(cell) ? TEXT_MARK + cell : cell;
    }

    /** A text that begins with the mark itself needs another, or it would lose its own. */
    private static boolean needsMark(String cell) {
        return cell.startsWith(TEXT_MARK) || COMPUTED.matcher(cell).matches();
    }

    static Sheet read(byte[] file) throws UnreadableSheet {
        List<Line> lines = new ArrayList<>();
        String text = decoded(file);
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            int number = 1;
            for (CSVRecord row : parser) {
                Line line =
                        new Line(number, row.stream().map(CsvSheet::unmarked).toList());
                if (!line.isBlank()) {
                    lines.add(line);
                }
                number = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException malformed) {
            throw new UnreadableSheet(malformed);
        }
        return new Sheet(List.copyOf(lines));
    }

    private static String decoded(byte[] file) throws UnreadableSheet {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new UnreadableSheet(other);
        }
    }

    private static CSVFormat format(String text) {
        String head = text.lines().findFirst().orElse("");
        boolean semicolons = head.indexOf(';') >= 0 && head.indexOf(',') < 0;
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(semicolons ? ';' : ',')
                .setIgnoreEmptyLines(false)
                .get();
    }

    private static Cell unmarked(String cell) {
        boolean marked = cell.startsWith(TEXT_MARK) && needsMark(cell.substring(1));
        if (!marked && isFormula(cell)) {
            return new Cell(cell.strip(), Sheet.Content.FORMULA);
        }
        return Cell.of(marked ? cell.substring(1) : cell);
    }

    private static boolean isFormula(String cell) {
        return cell.startsWith("=");
    }
}
