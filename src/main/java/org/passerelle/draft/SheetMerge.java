package org.passerelle.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.draft.TableText.RowText;

/** Gives a table the rows of a sheet, by their ids, in the order of the sheet. */
final class SheetMerge {

    private final TableText table;
    private final List<Change> changes = new ArrayList<>();
    private final List<RowText> rows = new ArrayList<>();
    private int lastNumber;

    /**
     * Creates a merge.
     *
     * @param lastNumber the highest that any row of the table ever had
     */
    SheetMerge(TableText table, int lastNumber) {
        this.table = table;
        this.lastNumber = lastNumber;
    }

    /** What a merge does to a row or cell. */
    enum Kind {
        /** A row is new. */
        ROW_ADDED,
        /** A row is gone. */
        ROW_REMOVED,
        /** A cell of a row holds something else. */
        CELL_CHANGED,
        /** Rows stand in another order. */
        ORDER_CHANGED
    }

    /**
     * What a merge does.
     *
     * @param row its id; null when all are concerned
     * @param column name of the column; null when the whole row is concerned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            Kind kind,
            @Nullable String row,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after) {}

    /** Returns the model with the table as the sheet has it. */
    String merge(List<SheetReader.Read> read) {
        List<String> kept = new ArrayList<>();
        for (SheetReader.Read row : read) {
            RowText before = table.rows().get(row.id());
            if (before == null) {
                add(row);
            } else {
                kept.add(row.id());
                change(row, before);
            }
        }
        List<String> stayed = table.rows().keySet().stream()
                .filter(id -> kept.contains(id) || remove(id))
                .toList();
        if (!stayed.equals(kept)) {
            changes.add(new Change(Kind.ORDER_CHANGED, null, null, shown(stayed), shown(kept)));
        }
        return table.with(rows);
    }

    List<Change> changes() {
        return changes;
    }

    private void add(SheetReader.Read row) {
        lastNumber++;
        String id = table.id() + "." + lastNumber;
        rows.add(table.newRow(id, row.cells()));
        changes.add(new Change(Kind.ROW_ADDED, id, null, null, String.join(" | ", row.cells())));
    }

    private void change(SheetReader.Read row, RowText before) {
        rows.add(before.with(row.cells()));
        for (int at = 0; at < row.cells().size(); at++) {
            String old = before.cells().get(at);
            String now = row.cells().get(at);
            if (!old.equals(now)) {
                changes.add(
                        new Change(Kind.CELL_CHANGED, row.id(), table.names().get(at), old, now));
            }
        }
    }

    private boolean remove(String id) {
        RowText gone = table.rows().get(id);
        changes.add(
                new Change(Kind.ROW_REMOVED, id, null, gone == null ? null : String.join(" | ", gone.cells()), null));
        return false;
    }

    private static String shown(List<String> ids) {
        return String.join(", ", ids);
    }
}
