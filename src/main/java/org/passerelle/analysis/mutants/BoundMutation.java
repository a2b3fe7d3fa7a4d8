package org.passerelle.analysis.mutants;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.analysis.mutants.Mutant.Kind;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Table;

/** Moves each number and day that a column draws a line at, in all of its cells, so that the table stays whole. */
final class BoundMutation {

    private static final Pattern ORDERED = Pattern.compile(".*[<>\\[(].*", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("date\\(\"(\\d{4}-\\d{2}-\\d{2})\"\\)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])-?\\d+(\\.\\d+)?(?![\\w\".-]|\\.\\d)");

    private final Table table;
    private final int column;
    private final List<Mutant> mutants = new ArrayList<>();

    private BoundMutation(Table table, int column) {
        this.table = table;
        this.column = column;
    }

    static List<Mutant> of(Table table, int column) {
        BoundMutation mutation = new BoundMutation(table, column);
        mutation.moveBounds();
        return mutation.mutants;
    }

    private void moveBounds() {
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> days = new LinkedHashSet<>();
        for (Table.Row row : table.rows()) {
            String cell = row.tests().get(column);
            if (ORDERED.matcher(cell).matches()) {
                DAY.matcher(cell).results().forEach(found -> days.add(found.group(1)));
                NUMBER.matcher(DAY.matcher(cell).replaceAll("")).results().forEach(found -> numbers.add(found.group()));
            }
        }
        for (String number : numbers) {
            BigDecimal step = step(number);
            for (BigDecimal moved : List.of(new BigDecimal(number).subtract(step), new BigDecimal(number).add(step))) {
                String to = moved.toPlainString();
                moveBound(number, to, "(?<![\\w.\"-])" + Pattern.quote(number) + "(?![\\w\".-])");
            }
        }
        for (String day : days) {
            LocalDate bound = LocalDate.parse(day);
            for (LocalDate moved : List.of(bound.minusDays(1), bound.plusDays(1))) {
                moveBound(day, moved.toString(), Pattern.quote(day));
            }
        }
    }

    private BigDecimal step(String number) {
        boolean whole = !(table.columns().get(column).type() instanceof FactType.Decimal type) || type.whole();
        return whole ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(new BigDecimal(number).scale());
    }

    private void moveBound(String from, String to, String pattern) {
        Table moved = new TableEdit(table)
                .rows((index, row) ->
                        TableEdit.cell(row, column, row.tests().get(column).replaceAll(pattern, to)));
        mutants.add(
                new Mutant(Kind.BOUND, moved, null, table.columns().get(column).expression(), from, to));
    }
}
