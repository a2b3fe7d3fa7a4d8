package org.passerelle.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Programme;

/** The columns of a table of cases that hold facts. Those of scenarios that say a name, a day or what is expected are passed over. */
public final class FactColumns {

    private final List<Optional<CsvColumn>> columns;

    private FactColumns(List<Optional<CsvColumn>> columns) {
        this.columns = columns;
    }

    /**
     * Reads the headers of a table.
     *
     * @param file name for people
     * @param others headers of columns that are no facts
     * @throws InvalidScenarios when there is no such fact, or a column stands twice
     */
    public static FactColumns of(String file, List<String> headers, Set<String> others, Programme programme) {
        List<Optional<CsvColumn>> columns = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (String header : headers) {
            if (headers.indexOf(header) < columns.size()) {
                mistakes.add(new Mistake(file, 1, header, "The column stands twice."));
            }
            columns.add(
                    others.contains(header)
                            ? Optional.empty()
                            : Optional.of(CsvColumn.of(
                                    header,
                                    programme,
                                    complaint -> mistakes.add(new Mistake(file, 1, header, complaint)))));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidScenarios(mistakes);
        }
        return new FactColumns(columns);
    }

    /**
     * Returns the facts of a row as JSON, as far as its cells fit; the rest is for the reader of facts to refuse.
     *
     * @param cells by column; an empty one says nothing
     * @param type of the facts
     */
    public ObjectNode read(List<String> cells, Structure type) {
        Map<CsvColumn, String> filled = new LinkedHashMap<>();
        for (int index = 0; index < Math.min(cells.size(), columns.size()); index++) {
            String cell = cells.get(index);
            columns.get(index)
                    .filter(column -> column.kind() == CsvColumn.Kind.FACT && !cell.isEmpty())
                    .ifPresent(column -> filled.put(column, cell));
        }
        return CsvFile.facts(filled, type);
    }
}
