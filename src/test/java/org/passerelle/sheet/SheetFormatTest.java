package org.passerelle.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Content;

final class SheetFormatTest {

    @TempDir
    private Path folder;

    private static final List<List<String>> LINES = List.of(
            List.of("row", "Code; or, \"name\"", "été"),
            List.of("a.1", "\"A\", \"B\"", "-"),
            List.of("a.2", "=1+1", "+1"),
            List.of("a.3", "@\"2026-01-01\"", "-x + 1"),
            List.of("a.4", "'", "'=1"),
            List.of("a.5", "-5", "007"),
            List.of("a.6", "two\nlines", "< 3"),
            List.of("a.7", "\uFF1D1", "two\n=1"));

    private static List<List<String>> texts(Sheet sheet) {
        return sheet.lines().stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private static Sheet csv(String text) throws UnreadableSheet {
        return SheetFormat.CSV.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void texts_comeBackAsTheyWere(SheetFormat format) throws UnreadableSheet {
        Sheet sheet = format.read(format.write("a table", LINES));

        assertThat(texts(sheet)).isEqualTo(LINES);
        assertThat(sheet.lines().stream().flatMap(line -> line.cells().stream()))
                .allMatch(cell -> cell.content() == Content.TEXT);
        assertThat(sheet.lines().get(1).number()).isEqualTo(2);
    }

    @Test
    void csv_holdsNothingThatASpreadsheetWouldCompute() {
        String text = new String(SheetFormat.CSV.write("a table", LINES), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith("\uFEFFrow,")
                .contains("a.2,'=1+1,'+1\r\n", "'@\"\"2026", "'-x + 1", "a.4,'','")
                .contains("a.5,-5,007", "\",-\r\n", "a.7,'\uFF1D1,\"two\n=1\"");
        assertThat(new String(SheetFormat.CSV.write("a table", List.of(List.of("\n=1"))), StandardCharsets.UTF_8))
                .contains("\"'\n=1\"");
    }

    @Test
    void csv_ofOtherCountries_isRead() throws UnreadableSheet {
        assertThat(texts(csv("row;\"Code, or, name\"\r\na.1;\"A;B\"\r\n;;\r\na.2;x,y")))
                .containsExactly(List.of("row", "Code, or, name"), List.of("a.1", "A;B"), List.of("a.2", "x,y"));
    }

    @Test
    void csv_knowsFormulas_andTheLinesOfTheFile() throws UnreadableSheet {
        Sheet sheet = csv("row,Code\na.1,\"two\nlines\"\n\na.2,=SUM(A1)\n");

        assertThat(sheet.lines()).extracting(Sheet.Line::number).containsExactly(1, 2, 5);
        assertThat(sheet.lines().get(2).cell(1)).isEqualTo(new Cell("=SUM(A1)", Content.FORMULA));
    }

    @Test
    void workbook_tellsWhatIsNoText() throws UnreadableSheet, IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("a");
            sheet.value(0, 0, 5);
            sheet.value(0, 1, 0.1);
            sheet.value(0, 2, true);
            sheet.formula(0, 3, "1+1");
            sheet.value(0, 4, LocalDate.of(2027, 1, 1));
            sheet.style(0, 4).format("dd.MM.yyyy").set();
            sheet.value(0, 6, "=1+1");
        }

        assertThat(SheetFormat.XLSX.read(file.toByteArray()).lines().get(0).cells())
                .containsExactly(
                        new Cell("5", Content.TEXT),
                        new Cell("0.1", Content.TEXT),
                        new Cell("true", Content.TEXT),
                        new Cell("=1+1", Content.FAULT),
                        new Cell("2027-01-01", Content.DATE),
                        Cell.BLANK,
                        new Cell("=1+1", Content.TEXT));
    }

    @Test
    void workbook_keepsWhatFormulasCameTo() throws UnreadableSheet, IOException {
        byte[] file = workbook("""
                <row r="1"><c r="A1" t="str"><f>TEXT(B1,"0000")</f><v>0815</v></c><c r="B1"><f>1+1</f><v>2</v></c>
                <c r="C1" t="str"><v>1E5</v></c><c r="D1" t="str"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v></c>
                <c r="E1"><f>B1*2</f></c>
                <c r="F1" t="str"><f>IF(A1="","",A1)</f><v></v></c></row>
                <row r="2"><c r="A2" t="str"><f>IF(A1="","",A1)</f><v></v></c></row>""");

        Sheet sheet = SheetFormat.XLSX.read(file);
        assertThat(sheet.lines()).hasSize(1);
        assertThat(sheet.lines().get(0).cells())
                .containsExactly(
                        new Cell("0815", Content.FORMULA),
                        new Cell("2", Content.FORMULA),
                        new Cell("1E5", Content.TEXT),
                        new Cell("#N/A", Content.FAULT),
                        new Cell("=B1*2", Content.FAULT));
    }

    /** As openpyxl and XlsxWriter write them: empty, or zero. */
    @ParameterizedTest
    @ValueSource(strings = {"<v/>", "<v></v>", "<v>0</v>"})
    void workbook_thatNobodyHasComputed_hasFaultsForFormulas(String value) throws UnreadableSheet, IOException {
        String rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>FALSE()</f>" + value + "</c></row>";
        byte[] file = workbook(rows, "", "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>");

        List<Cell> expected = List.of(new Cell("1", Content.TEXT), new Cell("=FALSE()", Content.FAULT));
        assertThat(SheetFormat.XLSX.read(file).lines().get(0).cells()).isEqualTo(expected);
        Path path = Files.write(folder.resolve("uncomputed.xlsx"), file);
        try (SheetLines lines = XlsxLines.of(path)) {
            assertThat(lines.next().orElseThrow().cells()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='5'><c r='A5'><v>1</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>",
                "<row r='2147483000'><c r='A2147483000'><v>1</v></c></row>",
                "<row r='1'><c r='A1' t='s'><v>-1</v></c></row>",
                "<row r='1'><c r='A1' t='d'><v>2026-11-21</v></c></row>",
            })
    void workbook_thatIsMalformed_isRefused(String rows) throws IOException {
        byte[] file = workbook(rows);

        assertThatThrownBy(() -> SheetFormat.XLSX.read(file)).isInstanceOf(UnreadableSheet.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 2000-02-29", "true, 2000-02-29", "0, 1996-02-28"})
    void workbook_thatCountsDaysFrom1904_isRead(String isSo, String day) throws UnreadableSheet, IOException {
        // A style that shows days.
        byte[] file = workbook("<row r='1'><c r='A1' s='1'><v>35123</v></c></row>", "date1904=\"" + isSo + "\"");

        assertThat(SheetFormat.XLSX.read(file).lines().get(0).cells()).containsExactly(new Cell(day, Content.DATE));
    }

    /** Returns a workbook with rows as a program may write them. */
    private byte[] workbook(String rows) throws IOException {
        return workbook(rows, "");
    }

    private byte[] workbook(String rows, String properties) throws IOException {
        return workbook(rows, properties, "");
    }

    private byte[] workbook(String rows, String properties, String end) throws IOException {
        Path file = folder.resolve("made.xlsx");
        try (Workbook workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("a");
            sheet.value(0, 0, 5);
            sheet.style(0, 0).format("dd.MM.yyyy").set();
        }
        try (FileSystem parts = FileSystems.newFileSystem(file)) {
            Path sheet = parts.getPath("xl/worksheets/sheet1.xml");
            String data = Matcher.quoteReplacement("<sheetData>" + rows + "</sheetData>");
            Files.writeString(sheet, Files.readString(sheet).replaceFirst("(?s)<sheetData>.*</sheetData>", data));
            Path book = parts.getPath("xl/workbook.xml");
            Files.writeString(
                    book,
                    Files.readString(book)
                            .replaceFirst("<workbookPr[^>]*/>|(?=<sheets>)", "<workbookPr " + properties + "/>")
                            .replace("</workbook>", end + "</workbook>"));
        }
        return Files.readAllBytes(file);
    }

    @Test
    void workbook_saysInTheCell_whereATextHadToBeCut() throws UnreadableSheet {
        String longest = "x".repeat(32_767);
        // Letters of two parts, of which one or the other text has one where it is cut.
        String letters = "\uD83D\uDE00".repeat(16_384);

        List<Cell> read = SheetFormat.XLSX
                .read(SheetFormat.XLSX.write("a", List.of(List.of(longest, letters, "y" + letters))))
                .lines()
                .get(0)
                .cells();

        assertThat(read.get(0)).isEqualTo(new Cell(longest, Content.TEXT));
        assertThat(read.subList(1, 3)).allSatisfy(cut -> {
            assertThat(cut.content()).isEqualTo(Content.CUT);
            assertThat(cut.text()).endsWith("\uD83D\uDE00 […] (cut: a cell of a workbook holds 32,767 characters)");
            assertThat(cut.text().length()).isBetween(32_766, 32_767);
        });
    }

    /** Dropped, they would make one name of two. */
    @Test
    void workbook_marksCharactersThatItCannotHold() throws UnreadableSheet {
        List<Cell> read = SheetFormat.XLSX
                .read(SheetFormat.XLSX.write(
                        "a", List.of(List.of("a\u0000b", "\u0001x", "\uFFFE", "\uD83D", "\uD83D\uDE00"))))
                .lines()
                .get(0)
                .cells();

        assertThat(read)
                .extracting(Cell::text)
                .containsExactly("a\uFFFDb", "\uFFFDx", "\uFFFD", "\uFFFD", "\uD83D\uDE00");
    }

    @ParameterizedTest
    @EnumSource
    void lines_thatAreMoreThanMemoryKeeps_comeBackInOrder_withTheirNumbers(SheetFormat format) throws UnreadableSheet {
        List<List<String>> lines = IntStream.rangeClosed(1, 2_500)
                .mapToObj(number -> number % 100 == 0 ? List.of("", "") : List.of("line " + number, "-5"))
                .toList();

        Sheet sheet = format.read(format.write("many", lines));

        assertThat(sheet.lines()).hasSize(2_475);
        assertThat(sheet.lines())
                .allMatch(line -> line.cell(0).text().equals("line " + line.number())
                        && line.cell(1).text().equals("-5"));
    }

    @Test
    void csv_thatEndsWithinQuotationMarks_orIsNoUtf8_isRefusedWithTheLine() {
        assertThatThrownBy(() -> csv("row,Code\na.1,x\na.2,\"y\n")).hasMessageContaining("after line 2");
        assertThatThrownBy(() -> SheetFormat.CSV.read("row,Code\na.1,é\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnreadableSheet.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoSheet_isRefused(SheetFormat format) {
        byte[] whole = SheetFormat.XLSX.write("a", LINES);

        assertThatThrownBy(() -> format.read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(UnreadableSheet.class);
        assertThatThrownBy(() -> format.read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}))
                .isInstanceOf(UnreadableSheet.class);
    }

    @ParameterizedTest
    @EnumSource
    void file_isReadAsItsBytesAre(SheetFormat format) throws IOException, UnreadableSheet {
        Path file = Files.write(folder.resolve("table"), format.write("a table", LINES));

        try (SheetLines lines = format.read(file)) {
            assertThat(lines.next().orElseThrow().texts()).isEqualTo(LINES.get(0));
        }
    }

    @Test
    void workbook_inAFile_isNotTakenIntoMemoryAsAWhole() throws IOException, UnreadableSheet {
        Path file = Files.write(folder.resolve("large.xlsx"), SheetFormat.XLSX.write("a table", LINES));
        int megabytes = 64;
        Path more = Files.write(folder.resolve("more"), new byte[megabytes << 20]);
        try (FileSystem parts = FileSystems.newFileSystem(file, Map.of("noCompression", "true"))) {
            Files.copy(more, parts.getPath("/more"));
        }
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        try (SheetLines lines = SheetFormat.XLSX.read(file)) {
            assertThat(lines.next()).isPresent();
        }

        assertThat(Files.size(file)).isGreaterThan((long) megabytes << 20);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan((megabytes / 2L) << 20);
    }
}
