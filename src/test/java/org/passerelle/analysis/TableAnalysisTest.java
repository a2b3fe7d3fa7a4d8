package org.passerelle.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Diagram;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Table;
import org.passerelle.programme.Table.HitPolicy;

final class TableAnalysisTest {

    private static final FactType NUMBER = new FactType.Decimal(null, null, false);
    private static final FactType AGE = new FactType.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(130), true);
    private static final FactType LETTER = FactType.Text.oneOf(List.of("A", "B", "C"));
    private static final FactType FREE = FactType.Text.upTo(200);

    private static final Diagram NOT_DRAWN = new Diagram("n.dmn", List.of(), List.of());

    @Test
    void of_completeTable_findsNothing() {
        assertThat(analyse(HitPolicy.UNIQUE, AGE, "< 18", ">= 18", "null")).isEmpty();
    }

    @Test
    void of_openEndsThatMeet_findsGapAtTheEnd() {
        assertThat(analyse(HitPolicy.UNIQUE, NUMBER, "< 18", "> 18", "null"))
                .containsExactly("GAP t: no row hits when x = 18.");
    }

    @Test
    void of_holeBetweenWholeNumbers_findsGapInside() {
        assertThat(analyse(HitPolicy.UNIQUE, AGE, "[0..17]", "[20..130]", "null"))
                .containsExactly("GAP t: no row hits when x = 18.");
    }

    @Test
    void of_neighbouringNumbers_areCompleteOnlyWhenWhole() {
        assertThat(analyse(HitPolicy.UNIQUE, AGE, "<= 17", ">= 18", "null")).isEmpty();
        assertThat(analyse(HitPolicy.UNIQUE, NUMBER, "<= 17", ">= 18", "null"))
                .containsExactly("GAP t: no row hits when x = 17.5.");
    }

    @Test
    void of_intervalsWithinBounds_areNotAskedBeyondThem() {
        assertThat(analyse(HitPolicy.UNIQUE, AGE, "[0..130]", "null")).isEmpty();
        assertThat(analyse(HitPolicy.UNIQUE, NUMBER, "[0..130]", "null"))
                .containsExactly("GAP t: no row hits when x = -1.", "GAP t: no row hits when x = 131.");
    }

    @Test
    void of_negativeEnds_areFollowed() {
        assertThat(analyse(HitPolicy.UNIQUE, NUMBER, "< -5", "> -5", "null"))
                .containsExactly("GAP t: no row hits when x = -5.");
    }

    @Test
    void of_booleansWithoutNull_findsGapAtNull() {
        assertThat(analyse(HitPolicy.UNIQUE, new FactType.Flag(), "true", "false"))
                .containsExactly("GAP t: no row hits when x = null.");
    }

    @Test
    void of_requiredBoolean_needsNoRowForNull() {
        Table table = table(HitPolicy.UNIQUE, List.of(column("x", new FactType.Flag(), true)), "true", "false");
        assertThat(TableAnalysis.of(table, Set.of())).isEmpty();
    }

    @Test
    void of_intervalsThatShareAnEnd_findsOverlap() {
        assertThat(analyse(HitPolicy.UNIQUE, AGE, "[0..18]", "[18..130]", "null"))
                .containsExactly("OVERLAP t t.1, t.2: two rows hit when x = 18.");
    }

    @Test
    void of_nullInTwoRows_findsOverlap() {
        assertThat(analyse(HitPolicy.UNIQUE, LETTER, "\"A\"", "not(\"A\")", "null"))
                .containsExactly("OVERLAP t t.2, t.3: two rows hit when x = null.");
    }

    @Test
    void of_notOverLetters_completesThem() {
        assertThat(analyse(HitPolicy.UNIQUE, LETTER, "\"A\"", "not(\"A\")")).isEmpty();
        assertThat(analyse(HitPolicy.UNIQUE, LETTER, "\"A\"", "not(\"A\", null)"))
                .containsExactly("GAP t: no row hits when x = null.");
    }

    @Test
    void of_listsOfLetters_findsMissingOne() {
        assertThat(analyse(HitPolicy.UNIQUE, LETTER, "[\"A\", \"B\"]", "null"))
                .containsExactly("GAP t: no row hits when x = \"C\".");
        assertThat(analyse(HitPolicy.UNIQUE, LETTER, "\"A\", \"B\"", "\"C\", \"B\"", "null"))
                .containsExactly("OVERLAP t t.1, t.2: two rows hit when x = \"B\".");
    }

    @Test
    void of_freeText_asksForOneThatNoRowNames() {
        assertThat(analyse(HitPolicy.UNIQUE, FREE, "\"A\"", "\"other\"", "null"))
                .containsExactly("GAP t: no row hits when x = \"other still\".");
    }

    @Test
    void of_days_findsTheDayBetween() {
        FactType day = new FactType.Day();
        assertThat(analyse(HitPolicy.UNIQUE, day, "< date(\"2022-12-31\")", ">= date(\"2023-01-01\")", "null"))
                .containsExactly("GAP t: no row hits when x = date(\"2022-12-31\").");
        assertThat(analyse(HitPolicy.UNIQUE, day, "<= @\"2022-12-31\"", ">= date(2023, 1, 1)", "null"))
                .isEmpty();
    }

    @Test
    void of_columnWithoutType_takesItsValuesFromTheCells() {
        assertThat(analyse(HitPolicy.UNIQUE, null, "\"A\"", "null"))
                .containsExactly("GAP t: no row hits when x = \"other\".");
        assertThat(analyse(HitPolicy.UNIQUE, null, "< 3", "> 3"))
                .containsExactly("GAP t: no row hits when x = 3.", "GAP t: no row hits when x = null.");
        assertThat(analyse(HitPolicy.UNIQUE, null, "true", "< @\"2023-01-01\""))
                .contains("GAP t: no row hits when x = false.", "GAP t: no row hits when x = date(\"2023-01-01\").");
    }

    @Test
    void of_listColumn_mayOnlyBeTestedForNull() {
        FactType list = new FactType.ListOf(LETTER, 10);
        assertThat(analyse(HitPolicy.UNIQUE, list, "not(null)")).containsExactly("GAP t: no row hits when x = null.");
        assertThat(analyse(HitPolicy.UNIQUE, list, "\"A\"", "null"))
                .containsExactly(
                        "UNREADABLE_CELL t t.1: a cell is no comparison with constants of its column, x = \"A\".");
    }

    @Test
    void of_twoColumns_givesAWholeCase() {
        List<Table.Column> columns = List.of(column("x", LETTER, true), column("y", new FactType.Flag(), false));
        Table table = table(HitPolicy.UNIQUE, columns, "\"A\" | -", "not(\"A\") | true", "\"B\" | false, null");
        assertThat(texts(TableAnalysis.of(table, Set.of())))
                .containsExactly(
                        "GAP t: no row hits when x = \"C\", y = false.",
                        "GAP t: no row hits when x = \"C\", y = null.");
    }

    @Test
    void of_gapInTheFirstColumn_completesTheCase() {
        List<Table.Column> columns = List.of(column("x", LETTER, true), column("y", new FactType.Flag(), false));
        Table table = table(HitPolicy.UNIQUE, columns, "\"A\" | -", "\"B\" | -");
        assertThat(texts(TableAnalysis.of(table, Set.of())))
                .containsExactly("GAP t: no row hits when x = \"C\", y = true.");
    }

    @Test
    void of_defaultOutput_allowsGaps() {
        Table gap = table(HitPolicy.UNIQUE, List.of(column("x", LETTER, false)), "\"A\"");
        Table filled =
                new Table("t", "T", HitPolicy.UNIQUE, gap.columns(), gap.outputs(), gap.rows(), List.of("\"B\""));
        assertThat(TableAnalysis.of(gap, Set.of())).hasSize(3);
        assertThat(TableAnalysis.of(filled, Set.of())).isEmpty();
    }

    @Test
    void of_any_mindsOnlyDifferentOutputs() {
        List<Table.Column> columns = List.of(column("x", AGE, true));
        Table.Row one = row(1, "<= 18", "\"a\"");
        assertThat(TableAnalysis.of(table(HitPolicy.ANY, columns, one, row(2, ">= 18", "\"a\"")), Set.of()))
                .isEmpty();
        assertThat(texts(TableAnalysis.of(table(HitPolicy.ANY, columns, one, row(2, ">= 18", "\"b\"")), Set.of())))
                .containsExactly("OVERLAP t t.1, t.2: two rows hit when x = 18.");
    }

    @Test
    void of_firstOrPriority_allowOverlap() {
        assertThat(analyse(HitPolicy.FIRST, AGE, "< 18", "< 30", "-")).isEmpty();
        assertThat(analyse(HitPolicy.PRIORITY, AGE, "< 18", "< 30", "-")).isEmpty();
    }

    @Test
    void of_rowMaskedUnderFirst_isUnreachable() {
        assertThat(analyse(HitPolicy.FIRST, AGE, ">= 18", ">= 25", "< 18, null"))
                .containsExactly("UNREACHABLE t t.2: the row never counts.");
    }

    @Test
    void of_first_stillNeedsARowForEveryCase() {
        assertThat(analyse(HitPolicy.FIRST, AGE, "< 18", ">= 18")).containsExactly("GAP t: no row hits when x = null.");
    }

    @Test
    void of_rowBeyondTheType_isUnreachable() {
        assertThat(analyse(HitPolicy.UNIQUE, AGE, "<= 130", "> 130", "null"))
                .containsExactly("UNREACHABLE t t.2: the row never counts.");
    }

    @Test
    void of_collect_mindsOnlyUnreachableRows() {
        assertThat(analyse(HitPolicy.COLLECT, AGE, "< 18", "< 30", "> 130"))
                .containsExactly("UNREACHABLE t t.3: the row never counts.");
    }

    @Test
    void of_equalsNull_hitsNothingInThisEngine() {
        assertThat(analyse(HitPolicy.UNIQUE, new FactType.Flag(), "true", "false", "= null"))
                .containsExactly("GAP t: no row hits when x = null.", "UNREACHABLE t t.3: the row never counts.");
    }

    @Test
    void of_cellsThatCannotBeFollowed_areNamed() {
        for (String cell : List.of("> limit", "? * 2 > 5", "5 +", "\"A\"", "", "duration(\"P1D\")")) {
            assertThat(analyse(HitPolicy.UNIQUE, AGE, "< 18", cell))
                    .containsExactly("UNREADABLE_CELL t t.2: a cell is no comparison with constants of its column, x = "
                            + cell + ".");
        }
        assertThat(analyse(HitPolicy.UNIQUE, FREE, "[\"a\"..\"c\"]"))
                .singleElement()
                .asString()
                .startsWith("UNREADABLE");
        assertThat(analyse(HitPolicy.UNIQUE, LETTER, "\"A\", \"D\""))
                .singleElement()
                .asString()
                .startsWith("UNREADABLE");
    }

    @Test
    void of_countOfAList_isNeverNull() {
        List<Table.Column> columns = List.of(column("count(Found)", NUMBER, false));
        Table table = table(HitPolicy.UNIQUE, columns, "0", "> 0");
        assertThat(TableAnalysis.of(table, Set.of("Found"))).isEmpty();
        assertThat(texts(TableAnalysis.of(table, Set.of("Sought"))))
                .containsExactly(
                        "GAP t: no row hits when count(Found) = -1.", "GAP t: no row hits when count(Found) = null.");
    }

    @Test
    void of_comparisonWithNull_isNeverNull() {
        for (String expression : List.of("case.day = null", "day != null", "list contains(Found, \"A\")")) {
            Table table =
                    table(HitPolicy.UNIQUE, List.of(column(expression, new FactType.Flag(), false)), "true", "false");
            assertThat(TableAnalysis.of(table, Set.of("Found"))).as(expression).isEmpty();
        }
        for (String expression : List.of("a = null and b", "list contains(Sought, \"A\")", "list contains(Found, x)")) {
            Table table =
                    table(HitPolicy.UNIQUE, List.of(column(expression, new FactType.Flag(), false)), "true", "false");
            assertThat(TableAnalysis.of(table, Set.of("Found"))).as(expression).hasSize(1);
        }
    }

    @Test
    void of_graph_knowsWhichDecisionsAreLists() {
        Table collecting = table(HitPolicy.COLLECT, List.of(column("x", LETTER, true)), "\"A\"");
        Table counting = table(HitPolicy.UNIQUE, List.of(column("count(Found)", NUMBER, false)), "0", "> 0");
        Map<String, Logic> decisions = Map.of("Found", new Logic.Tabular(collecting));
        Graph.Model inDecision = new Graph.Model(
                "n",
                "n",
                List.of(),
                Map.of("Found", new Logic.Tabular(collecting), "T", new Logic.Tabular(counting)),
                Map.of(),
                NOT_DRAWN);
        Graph.Function function = new Graph.Function("T", new Logic.Tabular(counting));
        Graph.Model inFunction = new Graph.Model("n", "n", List.of(), decisions, Map.of("T", function), NOT_DRAWN);
        assertThat(TableAnalysis.of(new Graph("n", Map.of("n", inDecision)))).isEmpty();
        assertThat(TableAnalysis.of(new Graph("n", Map.of("n", inFunction)))).hasSize(2);
    }

    @Test
    void of_eightColumnsOfSevenValues_isQuick() {
        FactType seven = FactType.Text.oneOf(
                "ABCDEFG".chars().mapToObj(Character::toString).toList());
        List<Table.Column> columns = IntStream.range(0, 8)
                .mapToObj(n -> column("c" + n, seven, false))
                .toList();
        Table table = table(HitPolicy.UNIQUE, columns, cascade(8));
        assertTimeout(Duration.ofSeconds(5), () -> assertThat(TableAnalysis.of(table, Set.of()))
                .isEmpty());
    }

    @Test
    void of_moreCasesThanAllowed_isNotProven() {
        List<Table.Column> columns = IntStream.range(0, 8)
                .mapToObj(n -> column("c" + n, LETTER, false))
                .toList();
        assertThat(texts(TableAnalysis.of(table(HitPolicy.UNIQUE, columns, cascade(8)), Set.of(), 10)))
                .containsExactly("NOT_PROVEN t: the table has too many cases.");
    }

    @Test
    void of_manyGaps_givesTen() {
        String[] rows =
                IntStream.range(0, 20).mapToObj(n -> String.valueOf(2 * n)).toArray(String[]::new);
        assertThat(analyse(HitPolicy.UNIQUE, NUMBER, rows)).hasSize(10);
    }

    /** Rows of which the n-th hits when the n-th column is the first that is "A", and one for none. */
    private static String[] cascade(int columns) {
        List<String> rows = new ArrayList<>();
        for (int hit = 0; hit <= columns; hit++) {
            List<String> cells = new ArrayList<>(Collections.nCopies(columns, "-"));
            Collections.fill(cells.subList(0, hit), "not(\"A\")");
            if (hit < columns) {
                cells.set(hit, "\"A\"");
            }
            rows.add(String.join(" | ", cells));
        }
        return rows.toArray(String[]::new);
    }

    private static List<String> analyse(HitPolicy hitPolicy, @Nullable FactType type, String... cells) {
        return texts(TableAnalysis.of(table(hitPolicy, List.of(column("x", type, false)), cells), Set.of()));
    }

    private static List<String> texts(List<TableFinding> findings) {
        return findings.stream().map(TableFinding::toString).toList();
    }

    private static Table.Column column(String expression, @Nullable FactType type, boolean required) {
        return new Table.Column(expression, expression, type, required, List.of());
    }

    private static Table table(HitPolicy hitPolicy, List<Table.Column> columns, String... rows) {
        return table(
                hitPolicy,
                columns,
                IntStream.range(0, rows.length)
                        .mapToObj(index -> row(index + 1, rows[index], "\"r" + index + "\""))
                        .toArray(Table.Row[]::new));
    }

    private static Table table(HitPolicy hitPolicy, List<Table.Column> columns, Table.Row... rows) {
        return new Table("t", "T", hitPolicy, columns, List.of("T"), List.of(rows), List.of());
    }

    private static Table.Row row(int number, String cells, String result) {
        return new Table.Row("t." + number, List.of(cells.split(" \\| ")), List.of(result), List.of());
    }
}
