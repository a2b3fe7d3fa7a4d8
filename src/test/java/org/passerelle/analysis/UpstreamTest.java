package org.passerelle.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Diagram;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Table;
import org.passerelle.programme.Table.HitPolicy;

final class UpstreamTest {

    private static final FactType GRADE = new FactType.Text(List.of("A", "B", "C"), 200, null);

    private static Table.Column column(String expression, FactType type) {
        return new Table.Column(expression, expression, type, true, List.of());
    }

    private static Table table(String id, HitPolicy hitPolicy, Table.Column column, String... cells) {
        List<Table.Row> rows = new java.util.ArrayList<>();
        for (int cell = 0; cell < cells.length; cell += 2) {
            rows.add(new Table.Row(
                    id + "." + (cell / 2 + 1), List.of(cells[cell]), List.of(cells[cell + 1]), List.of()));
        }
        return new Table(id, id, hitPolicy, List.of(column), List.of(id), rows, List.of());
    }

    private static List<String> unreachable(Table... tables) {
        Map<String, Logic> decisions = new LinkedHashMap<>();
        for (Table table : tables) {
            decisions.put(table.decision(), new Logic.Tabular(table));
        }
        Graph.Model model = new Graph.Model(
                "urn:m", "m", List.of(), decisions, Map.of(), new Diagram("m.dmn", List.of(), List.of()));
        return Upstream.unreachable(new Graph("urn:m", Map.of("urn:m", model)));
    }

    private static Table grade(String... cells) {
        return table("grade", HitPolicy.UNIQUE, column("fact", new FactType.Flag()), cells);
    }

    @Test
    void row_thatAsksForWhatNoRowYields_isUnreachable() {
        Table next = table("next", HitPolicy.UNIQUE, column("grade", GRADE), "\"A\"", "1", "\"B\"", "2", "\"C\"", "3");

        assertThat(unreachable(grade("true", "\"A\"", "false", "\"B\""), next)).containsExactly("next.3");
        assertThat(unreachable(grade("true", "\"A\"", "false", "\"C\""), next)).containsExactly("next.2");
    }

    @Test
    void rows_behindAnUnreachableOne_areUnreachableToo_inWhateverOrder() {
        Table next = table(
                "next", HitPolicy.UNIQUE, column("grade", GRADE), "\"A\"", "\"A\"", "\"B\"", "\"B\"", "\"C\"", "\"C\"");
        Table last = table("last", HitPolicy.UNIQUE, column("next", GRADE), "\"C\"", "1", "\"A\",\"B\"", "2");

        assertThat(unreachable(last, next, grade("true", "\"A\"", "false", "\"B\"")))
                .containsExactlyInAnyOrder("next.3", "last.1");
    }

    @Test
    void table_thatComputes_mayYieldAnything() {
        Table next = table("next", HitPolicy.UNIQUE, column("grade", GRADE), "\"A\"", "1", "not(\"A\")", "2");

        assertThat(unreachable(grade("true", "\"A\"", "false", "other"), next)).isEmpty();
    }

    @Test
    void default_mayBeYielded_too() {
        Table graded = grade("true", "\"A\"");
        Table withDefault = new Table(
                graded.id(),
                "grade",
                HitPolicy.UNIQUE,
                graded.columns(),
                graded.outputs(),
                graded.rows(),
                List.of("\"C\""));
        Table next = table("next", HitPolicy.UNIQUE, column("grade", GRADE), "\"A\"", "1", "\"B\"", "2", "\"C\"", "3");

        assertThat(unreachable(withDefault, next)).containsExactly("next.2");
    }

    @Test
    void table_thatCollects_isNotFollowed() {
        Table collected = table(
                "grade", HitPolicy.COLLECT, column("fact", new FactType.Flag()), "true", "\"A\"", "false", "\"A\"");
        Table next = table("next", HitPolicy.UNIQUE, column("grade", GRADE), "\"A\"", "1", "not(\"A\")", "2");

        assertThat(unreachable(collected, next)).isEmpty();
    }

    @Test
    void rows_thatEverythingReaches_areNotNamed() {
        Table next = table("next", HitPolicy.UNIQUE, column("grade", GRADE), "\"A\"", "1", "\"B\",\"C\"", "2");

        assertThat(unreachable(grade("true", "\"A\"", "false", "\"B\""), next)).isEmpty();
    }
}
