package org.passerelle.analysis.mutants;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.mutants.Mutant.Kind;
import org.passerelle.programme.Table;

/** Makes a table wrong in one place, in every way that an analyst could by mistake. Some ways break the table or change nothing. */
final class Mutation {

    private static final Pattern LITERALS = Pattern.compile("[\\w\"\\-,. ]+");

    private final Table table;
    private final TableEdit edit;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutation(Table table) {
        this.table = table;
        this.edit = new TableEdit(table);
    }

    static List<Mutant> of(Table table) {
        Mutation mutation = new Mutation(table);
        for (int column = 0; column < table.columns().size(); column++) {
            mutation.mutants.addAll(BoundMutation.of(table, column));
            for (int row = 0; row < table.rows().size(); row++) {
                mutation.moveValues(row, column);
            }
        }
        for (int row = 0; row < table.rows().size(); row++) {
            mutation.changeRow(row);
        }
        return mutation.mutants;
    }

    /** Hands each value of a cell to the same cell of a row that is otherwise alike, or takes it away, or the whole condition. */
    private void moveValues(int row, int column) {
        Table.Row own = table.rows().get(row);
        String expression = table.columns().get(column).expression();
        String cell = own.tests().get(column);
        if (!own.tests(column)) {
            return;
        }
        mutants.add(new Mutant(
                Kind.CELL,
                edit.rows((index, each) -> index == row ? TableEdit.cell(each, column, Table.ANY_VALUE) : each),
                own.id(),
                expression,
                cell,
                Table.ANY_VALUE));
        if (LITERALS.matcher(cell).matches() && cell.contains(",")) {
            moveEach(row, column, Arrays.asList(cell.split("\\s*,\\s*")));
        }
    }

    private void moveEach(int row, int column, List<String> values) {
        Table.Row own = table.rows().get(row);
        for (String value : values) {
            List<String> left = new ArrayList<>(values);
            left.remove(value);
            String without = String.join(", ", left);
            mutants.add(new Mutant(
                    Kind.CELL,
                    edit.rows((index, each) -> index == row ? TableEdit.cell(each, column, without) : each),
                    own.id(),
                    table.columns().get(column).expression(),
                    own.tests().get(column),
                    without));
            handOver(row, column, value, without);
        }
    }

    private void handOver(int row, int column, String value, String without) {
        Table.Row own = table.rows().get(row);
        for (int to = 0; to < table.rows().size(); to++) {
            Table.Row other = table.rows().get(to);
            int taker = to;
            boolean alike = to != row
                    && other.tests(column)
                    && LITERALS.matcher(other.tests().get(column)).matches()
                    && !other.results().equals(own.results())
                    && TableEdit.cell(other, column, "")
                            .tests()
                            .equals(TableEdit.cell(own, column, "").tests());
            if (alike) {
                String more = other.tests().get(column) + ", " + value;
                Table moved = edit.rows((index, each) -> index == row
                        ? TableEdit.cell(each, column, without)
                        : index == taker ? TableEdit.cell(each, column, more) : each);
                mutants.add(new Mutant(
                        Kind.VALUE, moved, own.id(), table.columns().get(column).expression(), value, other.id()));
            }
        }
    }

    private void changeRow(int row) {
        Table.Row own = table.rows().get(row);
        if (table.hitPolicy().collects() || table.hasDefault()) {
            Table without = edit.rows((index, each) -> index == row ? null : each);
            mutants.add(new Mutant(Kind.ROW, without, own.id(), null, own.id(), Table.ANY_VALUE));
        }
        Table.Row nearest = nearest(row, -1);
        if (nearest == null) {
            return;
        }
        if (!table.hitPolicy().collects()) {
            Table taken = edit.rows(
                    (index, each) -> index == row ? TableEdit.results(each, nearest.results(), nearest) : each);
            mutants.add(new Mutant(Kind.ROW, taken, own.id(), null, own.id(), nearest.id()));
        }
        Table swapped = edit.rows((index, each) -> index == row
                ? TableEdit.results(each, nearest.results(), nearest)
                : each.id().equals(nearest.id()) ? TableEdit.results(each, own.results(), own) : each);
        mutants.add(new Mutant(Kind.SWAP, swapped, own.id(), null, own.id(), nearest.id()));
        for (int output = 0;
                table.outputs().size() > 1 && output < table.outputs().size();
                output++) {
            changeResult(row, output);
        }
    }

    private void changeResult(int row, int output) {
        Table.Row own = table.rows().get(row);
        Table.Row other = nearest(row, output);
        if (other != null) {
            List<String> results = new ArrayList<>(own.results());
            results.set(output, other.results().get(output));
            Table changed = edit.rows((index, each) -> index == row ? TableEdit.results(each, results, other) : each);
            mutants.add(new Mutant(
                    Kind.RESULT,
                    changed,
                    own.id(),
                    table.outputs().get(output),
                    own.results().get(output),
                    other.results().get(output)));
        }
    }

    /** The row that differs in fewest cells, of those with another result; of all results when the output is below 0. */
    private Table.@Nullable Row nearest(int row, int output) {
        Table.Row own = table.rows().get(row);
        Table.Row nearest = null;
        int least = Integer.MAX_VALUE;
        for (Table.Row other : table.rows()) {
            boolean differs = output < 0
                    ? !other.results().equals(own.results())
                    : !other.results().get(output).equals(own.results().get(output));
            int distance = 0;
            for (int column = 0; column < own.tests().size(); column++) {
                distance += own.tests().get(column).equals(other.tests().get(column)) ? 0 : 1;
            }
            if (differs && distance < least) {
                least = distance;
                nearest = other;
            }
        }
        return nearest;
    }
}
