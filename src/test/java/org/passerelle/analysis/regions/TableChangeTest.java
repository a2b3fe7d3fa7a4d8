package org.passerelle.analysis.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.analysis.JointIndex;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Table;

/** Random pairs of tables: boxes against every combination of values, one by one. */
final class TableChangeTest {

    private static final int PAIRS = 400;
    private static final List<String> NUMBERS =
            List.of("-", "< 3", ">= 3", "[3..7)", "7", "> 7, null", "null", "not(7)");
    private static final List<String> TEXTS =
            List.of("-", "\"A\"", "\"B\", \"C\"", "not(\"A\")", "null", "\"C\", null");
    private static final List<String> FLAGS = List.of("-", "true", "false", "null", "true, null");

    private final Random random = new Random(5);

    @Test
    void boxes_ofRandomPairs_holdExactlyWhatDiffers() {
        for (int pair = 0; pair < PAIRS; pair++) {
            Table.HitPolicy policy = random.nextBoolean() ? Table.HitPolicy.FIRST : Table.HitPolicy.COLLECT;
            Table before = table(policy);
            Table after = table(policy);
            TableChange change = TableChange.of(before, after, Set.of());
            assertThat(change.isExact()).isTrue();
            for (List<Integer> values : combinations(change.index())) {
                boolean differs = !results(before, hits(change.index(), values, false))
                        .equals(results(after, hits(change.index(), values, true)));
                boolean held = change.values().stream().anyMatch(box -> holds(box, values));
                assertThat(held).as("%s %s %s", before, after, values).isEqualTo(differs);
            }
        }
    }

    private Table table(Table.HitPolicy policy) {
        List<Table.Column> columns = List.of(
                new Table.Column("n", "n", new FactType.Decimal(null, null, false), false, List.of()),
                new Table.Column("t", "t", FactType.Text.oneOf(List.of("A", "B", "C")), false, List.of()),
                new Table.Column("f", "f", new FactType.Flag(), false, List.of()));
        List<Table.Row> rows = new ArrayList<>();
        for (int row = 1; row <= 4; row++) {
            rows.add(new Table.Row(
                    "x." + row,
                    List.of(any(NUMBERS), any(TEXTS), any(FLAGS)),
                    List.of("\"" + random.nextInt(3) + "\""),
                    List.of()));
        }
        return new Table("x", "X", policy, columns, List.of("X"), rows, List.of());
    }

    private String any(List<String> cells) {
        return cells.get(random.nextInt(cells.size()));
    }

    private static List<List<Integer>> combinations(JointIndex index) {
        List<List<Integer>> all = new ArrayList<>();
        for (int one = 0; one < index.columns().get(0).values().size(); one++) {
            for (int two = 0; two < index.columns().get(1).values().size(); two++) {
                for (int three = 0; three < index.columns().get(2).values().size(); three++) {
                    all.add(List.of(one, two, three));
                }
            }
        }
        return all;
    }

    private static List<Integer> hits(JointIndex index, List<Integer> values, boolean after) {
        BitSet hits = new BitSet();
        hits.set(0, 4);
        for (int column = 0; column < values.size(); column++) {
            JointIndex.Value value = index.columns().get(column).values().get(values.get(column));
            hits.and(after ? value.after() : value.before());
        }
        return hits.stream().boxed().toList();
    }

    /** What the table yields; of a list, in any order. */
    private static List<List<String>> results(Table table, List<Integer> hits) {
        return hits.stream()
                .limit(table.hitPolicy() == Table.HitPolicy.FIRST ? 1 : 9)
                .map(row -> table.rows().get(row).results())
                .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
                .toList();
    }

    private static boolean holds(List<BitSet> box, List<Integer> values) {
        for (int column = 0; column < values.size(); column++) {
            if (!box.get(column).get(values.get(column))) {
                return false;
            }
        }
        return true;
    }
}
