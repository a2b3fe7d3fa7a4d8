package org.passerelle.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Content;
import org.passerelle.sheet.Sheet.Line;

/** The first sheet of a workbook. */
final class XlsxSheet {

    private static final String APPLICATION = "Passerelle";
    private static final String VERSION = "1.0";

    /** What a format calls cells of text: they stay as they are typed. */
    private static final String TEXT_FORMAT = "@";

    /** Letters of days and times in a format, outside of quoted words and colours. */
    private static final Pattern DATE_FORMAT = Pattern.compile("(?i)[^dmyhs]*[dmyhs].*");

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private static final int LONGEST_NAME = 31;
    private static final double WIDEST = 60;
    private static final double MARGIN = 2;

    private XlsxSheet() {}

    static byte[] write(String name, List<List<String>> lines) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, APPLICATION, VERSION)) {
            Worksheet sheet = workbook.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
            for (int line = 0; line < lines.size(); line++) {
                write(sheet, line, lines.get(line));
            }
            format(sheet, lines);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(line, column, cells.get(column));
        }
    }

    private static void format(Worksheet sheet, List<List<String>> lines) {
        int columns = lines.get(0).size();
        for (int column = 0; column < columns; column++) {
            int at = column;
            int widest =
                    lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0);
            sheet.width(column, Math.min(WIDEST, widest + MARGIN));
            // Rows that are added below are texts too.
            sheet.style(column).format(TEXT_FORMAT).set();
        }
        sheet.range(0, 0, lines.size() - 1, columns - 1)
                .style()
                .format(TEXT_FORMAT)
                .verticalAlignment("top")
                .wrapText(true)
                .set();
        sheet.range(0, 0, 0, columns - 1).style().bold().format(TEXT_FORMAT).set();
        sheet.freezePane(1, 1);
    }

    static Sheet read(byte[] file) throws UnreadableSheet {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            List<Line> lines = new ArrayList<>();
            for (Row row : workbook.getFirstSheet().read()) {
                Line line = line(row);
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
            return new Sheet(List.copyOf(lines));
        } catch (IOException | ExcelReaderException | IllegalArgumentException | NullPointerException malformed) {
            // The reader trusts that parts and attributes are there.
            throw new UnreadableSheet(malformed);
        }
    }

    private static Line line(Row row) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(cell(row.getOptionalCell(column).orElse(null)));
        }
        return new Line(row.getRowNum(), List.copyOf(cells));
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null) {
            return Cell.BLANK;
        }
        return switch (cell.getType()) {
            case EMPTY -> Cell.BLANK;
            case STRING -> Cell.of(cell.asString());
            case BOOLEAN -> Cell.of(cell.asBoolean().toString().toLowerCase(Locale.ROOT));
            case NUMBER -> number(cell.asNumber(), cell.getDataFormatString());
            case FORMULA -> new Cell("=" + cell.getFormula(), Content.FORMULA);
            case ERROR -> new Cell(String.valueOf(cell.getRawValue()), Content.FAULT);
        };
    }

    /** A day is a number to a workbook; only its format tells. */
    private static Cell number(BigDecimal number, @Nullable String format) {
        // Kept in binary: 0.1 may be written with seventeen digits.
        String shown =
                BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString();
        boolean isDate = format != null
                && DATE_FORMAT.matcher(LITERAL.matcher(format).replaceAll("")).matches();
        return new Cell(shown, isDate ? Content.DATE : Content.TEXT);
    }
}
