package org.passerelle.command;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of a workbook. */
final class SheetRows implements Rows {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /** What stands in a number format without being part of it: quoted text, conditions, colours, escaped characters. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.");

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    SheetRows(InputStream in) throws IOException {
        try {
            workbook = new ReadableWorkbook(in, WITH_FORMATS);
            stream = workbook.getFirstSheet().openStream();
        } catch (ExcelReaderException | IOException broken) {
            throw new Unusable("The file is not a workbook (.xlsx).", broken);
        }
        rows = stream.iterator();
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public List<String> next() {
        Row row = rows.next();
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(text(row.getOptionalCell(column).orElse(null)).strip());
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? day(cell.asDate()) : number(cell.asNumber());
        }
        return cell.getText();
    }

    /** Spreadsheets keep days as numbers; only the format tells them apart. */
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String bare = LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.contains("y") || bare.contains("d");
    }

    private static String day(LocalDateTime moment) {
        boolean wholeDay = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return wholeDay ? moment.toLocalDate().toString() : moment.toString();
    }

    /** Numbers are kept in binary: 0.1 may be written with seventeen digits. */
    private static String number(BigDecimal kept) {
        return BigDecimal.valueOf(kept.doubleValue()).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
