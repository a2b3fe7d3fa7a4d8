package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables exchanged with spreadsheets. */
final class MergeTaskTest {

    private static final String TABLE = "fee";

    private static ObjectNode arguments(String format) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", Library.EDITION_2026)
                .put("table", TABLE)
                .put("format", format);
    }

    private static ExportTask.Result export(String format) {
        return new ExportTask()
                .run(
                        Library.project(Draft.empty(Library.ID)),
                        arguments(format),
                        Locale.ENGLISH,
                        (done, of, what) -> {});
    }

    private static MergeTask.Result merge(ObjectNode arguments) {
        return new MergeTask()
                .run(Library.project(Draft.empty(Library.ID)), arguments, Locale.ENGLISH, (done, of, what) -> {});
    }

    private static String sheet() {
        return new String(Base64.getDecoder().decode(export("csv").content()), StandardCharsets.UTF_8);
    }

    /** The table merged with its sheet, in which a text stands for the first occurrence of another. */
    private static MergeTask.Result merged(String before, String after) {
        String sheet = sheet();
        assertThat(sheet).contains(before);
        String edited = sheet.replaceFirst(Pattern.quote(before), after);
        byte[] bytes = edited.getBytes(StandardCharsets.UTF_8);
        return merge(arguments("csv").put("content", Base64.getEncoder().encodeToString(bytes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void unchangedTable_changesNoByte(String format) {
        ExportTask.Result file = export(format);
        MergeTask.Result result = merge(arguments(format).put("content", file.content()));

        assertThat(file.name()).isEqualTo("fee." + format);
        assertThat(result.changes()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(result.text()).isEqualTo(Library.files().get(Library.EDITION_2026));
    }

    /** Every table of every programme can be taken apart and put together again. */
    @Test
    void everyTable_isWhatItsRowsSay() throws IOException {
        List<String> ids = new ArrayList<>();
        Pattern table = Pattern.compile("<decisionTable id=\"([^\"]+)\"");
        try (Stream<Path> files = Files.walk(Path.of("dmn"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".dmn")).toList()) {
                String model = Files.readString(file);
                table.matcher(model).results().map(found -> found.group(1)).forEach(id -> {
                    TableText text = TableText.of(id, model).orElseThrow();
                    assertThat(text.rows()).as(id).isNotEmpty();
                    assertThat(text.with(List.copyOf(text.rows().values()))).isEqualTo(model);
                    text.rows().forEach((row, written) -> {
                        assertThat(text.newRow(row, written.cells()).text()).isEqualTo(written.text());
                        assertThat(written.cells()).hasSameSizeAs(text.columns());
                    });
                    ids.add(id);
                });
            }
        }
        assertThat(ids).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<rule>", "<rule id=\"fee.5\">"})
    void tableOfRowsWithoutAnIdOfTheirOwn_isNotExchanged(String rule) {
        String model = Library.files().get(Library.EDITION_2026);
        String other = model.replace("<rule id=\"fee.6\">", rule);

        assertThat(TableText.of(TABLE, model)).isPresent();
        assertThat(other).isNotEqualTo(model);
        assertThat(TableText.of(TABLE, other)).isEmpty();
    }

    @Test
    void changedCell_changesItsLineAndNoOther() {
        MergeTask.Result result = merged("fee.5,< 18", "fee.5,< 17");

        assertThat(result.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(SheetMerge.Kind.CELL_CHANGED);
            assertThat(change.row()).isEqualTo("fee.5");
            assertThat(change.before()).isEqualTo("< 18");
            assertThat(change.after()).isEqualTo("< 17");
        });
        String published = Library.files().getOrDefault(Library.EDITION_2026, "");
        assertThat(result.text()).isEqualTo(published.replace("&lt; 18", "&lt; 17"));
    }

    @Test
    void newRow_getsTheNextIdOfAllEditions_andRemovedOnesAreGone() {
        MergeTask.Result result = merged("fee.5,", ",");

        assertThat(result.changes())
                .extracting(SheetMerge.Change::kind)
                .containsExactly(SheetMerge.Kind.ROW_ADDED, SheetMerge.Kind.ROW_REMOVED);
        assertThat(result.changes().get(0).row()).isEqualTo("fee.7");
        assertThat(result.changes().get(1).row()).isEqualTo("fee.5");
        Draft draft =
                new Draft(Library.ID, Map.of(Library.EDITION_2026, String.valueOf(result.text())), java.util.Set.of());
        assertThat(Library.check(draft).usable()).isTrue();
    }

    @Test
    void rows_standInTheOrderOfTheSheet() {
        List<String> lines = new ArrayList<>(sheet().lines().toList());
        lines.add(2, lines.remove(1));
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

        MergeTask.Result result =
                merge(arguments("csv").put("content", Base64.getEncoder().encodeToString(bytes)));

        assertThat(result.changes()).extracting(SheetMerge.Change::kind).containsExactly(SheetMerge.Kind.ORDER_CHANGED);
        assertThat(String.valueOf(result.text()).indexOf("id=\"fee.6\""))
                .isLessThan(String.valueOf(result.text()).indexOf("id=\"fee.5\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fee.5,< 18  | fee.5,(        | 2 | not FEEL",
                "fee.5,< 18  | fee.5,=A1      | 2 | formula",
                "fee.5,< 18  | 'fee.5,function() external {}' | 2 | external",
                "fee.5,< 18  | fee.5,         | 2 | blank",
                "fee.6,      | fee.5,         | 3 | stands twice",
                "fee.6,      | fee.60,        | 3 | no such row",
                "Legal basis | Legal          | 1 | no such column",
                "Legal basis | row            | 1 | stands twice",
                "fee.5,< 18  | 'fee.5,< 18,,,,,,,,,x' | 2 | more cells",
            })
    void wrongCell_isNamedByLineAndColumn(String before, String after, int line, String reason) {
        MergeTask.Result result = merged(before, after);

        assertThat(result.text()).isNull();
        assertThat(result.changes()).isEmpty();
        assertThat(result.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.text()).contains(reason);
        });
    }

    @Test
    void whatIsNoSheet_isSaidToBeNone() {
        assertThat(merge(arguments("xlsx").put("content", "AAAA")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains(".xlsx"));
        assertThat(merge(arguments("csv").put("content", "no Base64!")).problems())
                .hasSize(1);
        assertThat(merge(arguments("csv").put("content", "")).problems()).hasSize(1);
    }

    @Test
    void requestForNoTable_isRefused() {
        for (ObjectNode wrong : List.of(
                arguments("csv").put("table", "Dupont"),
                arguments("Dupont"),
                arguments("csv").put("file", "Dupont.xml"))) {
            assertThatThrownBy(() -> merge(wrong))
                    .isInstanceOfSatisfying(UnusableDraft.class, unusable -> assertThat(unusable.messages())
                            .noneMatch(message -> message.text().contains("Dupont")));
        }
    }
}
