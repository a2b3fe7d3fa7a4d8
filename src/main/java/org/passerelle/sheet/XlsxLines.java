package org.passerelle.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Content;
import org.passerelle.sheet.Sheet.Line;

/** The lines of the first sheet of a workbook. */
final class XlsxLines implements SheetLines {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /** Letters of days and times in a format. */
    private static final Pattern DATE_FORMAT = Pattern.compile("(?i)[^dmyhs]*[dmyhs].*");

    /** What stands in a format without being part of it: quoted text, conditions, colours, escaped characters, spaces as wide as one. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.");

    /** What a formula comes to when it fails, such as #N/A or #REF!. */
    private static final Pattern FAULT = Pattern.compile("#(N/A|[A-Z0-9/]+[!?])");

    /** What programs write that do not compute: whoever opens the file is to do it. */
    private static final Pattern UNCOMPUTED = Pattern.compile("\\bfullCalcOnLoad\\s*=\\s*[\"'](1|true)[\"']");

    private static final String BOOK = "xl/workbook.xml";
    private static final int MOST_CHARACTERS = 10_000_000;
    private static final int MOST_ROWS = 1_048_576;

    private final boolean isComputed;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private int last;

    private XlsxLines(ReadableWorkbook workbook, boolean isComputed) throws IOException {
        this.isComputed = isComputed;
        this.workbook = workbook;
        stream = workbook.getFirstSheet().openStream();
        rows = stream.iterator();
    }

    /** Takes the whole workbook into memory, since its parts stand in any order. */
    static XlsxLines of(InputStream file) throws UnreadableSheet {
        return guarded(() -> {
            byte[] whole = file.readAllBytes();
            try (ZipFile parts = ZipFile.builder().setByteArray(whole).get()) {
                return new XlsxLines(
                        new ReadableWorkbook(new ByteArrayInputStream(whole), WITH_FORMATS), isComputed(parts));
            }
        });
    }

    static XlsxLines of(Path file) throws UnreadableSheet {
        return guarded(() -> {
            try (ZipFile parts = ZipFile.builder().setPath(file).get()) {
                return new XlsxLines(new ReadableWorkbook(file.toFile(), WITH_FORMATS), isComputed(parts));
            }
        });
    }

    private static boolean isComputed(ZipFile parts) throws IOException {
        try (InputStream book = parts.getInputStream(parts.getEntry(BOOK));
                Scanner text = new Scanner(book, StandardCharsets.UTF_8)) {
            return text.findWithinHorizon(UNCOMPUTED, MOST_CHARACTERS) == null;
        }
    }

    /** Something that a workbook may turn out not to hold. */
    private interface Part<T> {

        T read() throws IOException;
    }

    private static <T> T guarded(Part<T> part) throws UnreadableSheet {
        try {
            return part.read();
        } catch (IOException | RuntimeException malformed) {
            // The reader trusts that parts and attributes are there.
            throw new UnreadableSheet("The file is not a whole workbook (.xlsx).", malformed);
        }
    }

    @Override
    public Optional<Line> next() throws UnreadableSheet {
        return guarded(() -> {
            while (rows.hasNext()) {
                Line line = line(rows.next());
                if (!line.cells().isEmpty()) {
                    return Optional.of(line);
                }
            }
            return Optional.empty();
        });
    }

    private Line line(Row row) {
        if (row.getRowNum() <= last || row.getRowNum() > MOST_ROWS) {
            throw new IllegalArgumentException("Rows are not in order.");
        }
        last = row.getRowNum();
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(cell(row.getOptionalCell(column).orElse(null)));
        }
        return Line.of(row.getRowNum(), cells);
    }

    private Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null) {
            return Cell.BLANK;
        }
        return switch (cell.getType()) {
            case EMPTY -> Cell.BLANK;
            case STRING -> text(cell.asString());
            case BOOLEAN -> Cell.of(cell.asBoolean().toString().toLowerCase(Locale.ROOT));
            case NUMBER ->
                isDate(cell.getDataFormatString())
                        ? new Cell(day(cell.asDate()), Content.DATE)
                        : Cell.of(number(cell.asNumber()));
            case FORMULA -> formula(cell);
            case ERROR -> new Cell(String.valueOf(cell.getRawValue()), Content.FAULT);
        };
    }

    private static Cell text(String text) {
        return text.endsWith(XlsxSink.CUT) ? new Cell(text, Content.CUT) : Cell.of(text);
    }

    /** What a formula last came to is kept as it was computed. Some programs write a plain text as if a formula had come to it. */
    private Cell formula(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getFormula() == null) {
            return Cell.of(cell.getText());
        }
        if (!isComputed || cell.getRawValue() == null) {
            // Whoever wrote the file has not computed it, whatever value stands there, and nobody has opened and saved
            // it since.
            return new Cell("=" + cell.getFormula(), Content.FAULT);
        }
        if (cell.getValue() instanceof BigDecimal computed) {
            String shown = isDate(cell.getDataFormatString()) ? day(cell.asDate()) : number(computed);
            return new Cell(shown, Content.FORMULA);
        }
        String kept = cell.getText().strip();
        return new Cell(kept, FAULT.matcher(kept).matches() ? Content.FAULT : Content.FORMULA);
    }

    /** A day is a number to a workbook; only its format tells. */
    private static boolean isDate(@Nullable String format) {
        return format != null
                && DATE_FORMAT.matcher(LITERAL.matcher(format).replaceAll("")).matches();
    }

    private static String day(LocalDateTime moment) {
        boolean isWholeDay = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isWholeDay ? moment.toLocalDate().toString() : moment.toString();
    }

    /** Kept in binary: 0.1 may be written with seventeen digits. */
    private static String number(BigDecimal kept) {
        return BigDecimal.valueOf(kept.doubleValue()).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
