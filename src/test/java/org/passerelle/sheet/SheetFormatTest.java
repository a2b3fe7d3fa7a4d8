package org.passerelle.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Content;

final class SheetFormatTest {

    private static final List<List<String>> LINES = List.of(
            List.of("row", "Code; or, \"name\"", "été"),
            List.of("a.1", "\"A\", \"B\"", "-"),
            List.of("a.2", "=1+1", "+1"),
            List.of("a.3", "@\"2026-01-01\"", "-x + 1"),
            List.of("a.4", "'", "'=1"),
            List.of("a.5", "-5", "007"),
            List.of("a.6", "two\nlines", "< 3"));

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
                .contains("a.5,-5,007", "\",-\r\n");
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
                        new Cell("", Content.FORMULA),
                        new Cell("2027-01-01", Content.DATE),
                        Cell.BLANK,
                        new Cell("=1+1", Content.TEXT));
    }

    @Test
    void workbook_saysInTheCell_whereATextHadToBeCut() throws UnreadableSheet {
        String longest = "x".repeat(32_767);
        // Letters of two parts, of which one or the other text has one where it is cut.
        String letters = "\uD83D\uDE00".repeat(16_384);

        List<String> read = texts(SheetFormat.XLSX.read(
                        SheetFormat.XLSX.write("a", List.of(List.of(longest, letters, "y" + letters)))))
                .get(0);

        assertThat(read.get(0)).isEqualTo(longest);
        assertThat(read.subList(1, 3)).allSatisfy(cut -> {
            assertThat(cut).endsWith("\uD83D\uDE00 […] (cut: a cell of a workbook holds 32,767 characters)");
            assertThat(cut.length()).isBetween(32_766, 32_767);
        });
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
}
