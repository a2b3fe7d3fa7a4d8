package org.passerelle.analysis.mutants;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.CellWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Table;

/** Says what is wrong in a mutant. */
final class MutantWords {

    private final Words words;
    private final CellWords cells;

    MutantWords(Words words) {
        this.words = words;
        this.cells = new CellWords(words);
    }

    String of(Mutant mutant) {
        Table table = mutant.table();
        Table.Column column = column(table, mutant.part());
        Map<String, String> arguments = new HashMap<>();
        arguments.put("name", words.name(table.decision()));
        arguments.put("row", String.valueOf(mutant.row()));
        arguments.put("part", column != null ? words.column(column) : words.name(String.valueOf(mutant.part())));
        arguments.put("from", said(mutant.from(), mutant, column));
        arguments.put("to", said(mutant.to(), mutant, column));
        boolean gone = mutant.kind() == Mutant.Kind.ROW && mutant.to().equals(Table.ANY_VALUE);
        return Messages.text("mutant." + mutant.kind() + (gone ? "-GONE" : ""), words.language(), arguments);
    }

    private String said(String cell, Mutant mutant, Table.@Nullable Column column) {
        return switch (mutant.kind()) {
            case CELL -> column == null ? cell : cells.test(cell, column);
            case VALUE -> column == null || cell.equals(mutant.to()) ? cell : cells.test(cell, column);
            case RESULT -> cells.result(cell, mutant.table().rows().get(0));
            default -> cell;
        };
    }

    private static Table.@Nullable Column column(Table table, @Nullable String expression) {
        return table.columns().stream()
                .filter(column -> column.expression().equals(expression))
                .findFirst()
                .orElse(null);
    }
}
