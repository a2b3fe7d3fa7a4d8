package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;

/** Gathers the cells of a column and builds its index. */
final class ColumnBuilder {

    private final FEELImpl feel;
    private final int size;
    private final @Nullable Cell allowed;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, BitSet> rowsOfCell = new HashMap<>();
    private final BitSet always = new BitSet();
    private final Map<Integer, List<UnaryTest>> tests = new LinkedHashMap<>();

    /**
     * Creates a builder.
     *
     * @param size of the table
     * @param allowed what may stand in the column; null when anything may, or when it compares with more than constants
     */
    ColumnBuilder(FEELImpl feel, int size, @Nullable Cell allowed) {
        this.feel = feel;
        this.size = size;
        this.allowed = allowed;
    }

    /** Adds a cell that passes whatever the value. */
    void addDash(int row) {
        always.set(row);
    }

    /** Adds a cell that the engine must evaluate. */
    void addTests(int row, List<UnaryTest> cell) {
        always.set(row);
        tests.put(row, cell);
    }

    /** Adds a cell that compares with constants only. */
    void addCell(int row, String text, Cell cell) {
        cells.putIfAbsent(text, cell);
        rowsOfCell.computeIfAbsent(text, any -> new BitSet()).set(row);
    }

    /** Returns the cells that the engine must evaluate, by row. */
    Map<Integer, List<UnaryTest>> tests() {
        return tests;
    }

    /** Returns the index; null when there is nothing to look up. */
    @Nullable
    ColumnIndex build() {
        if (cells.isEmpty() && allowed == null) {
            return null;
        }
        Map<Kind, List<Comparable<?>>> constants = constants();
        Map<Kind, Scale> scales = new EnumMap<>(Kind.class);
        constants.forEach((kind, ofKind) -> scales.put(kind, scale(kind, ofKind)));
        // What compares with null only tells no two other values apart.
        return new ColumnIndex(scales, rowsOfValue(null), constants.isEmpty() ? rowsOfValue("") : null);
    }

    private Map<Kind, List<Comparable<?>>> constants() {
        Map<Kind, List<Comparable<?>>> constants = new EnumMap<>(Kind.class);
        List<Comparable<?>> all = new ArrayList<>(allowed == null ? List.of() : allowed.constants());
        cells.values().forEach(cell -> all.addAll(cell.constants()));
        for (Comparable<?> constant : all) {
            Kind kind = Kind.of(constant);
            if (kind != null) {
                constants.computeIfAbsent(kind, any -> new ArrayList<>()).add(constant);
            }
        }
        return constants;
    }

    private Scale scale(Kind kind, List<Comparable<?>> constants) {
        ScaleBuilder scale = new ScaleBuilder(kind, size, constants);
        cells.forEach((text, cell) -> scale.add(rowsOf(text), cell.constants(), value -> cell.passes(feel, value)));
        return scale.build(always, this::isAllowed);
    }

    private BitSet rowsOf(String text) {
        return rowsOfCell.getOrDefault(text, new BitSet());
    }

    private boolean isAllowed(@Nullable Object value) {
        return allowed == null || Boolean.TRUE.equals(allowed.passes(feel, value));
    }

    /** The rows that one value passes; null when that is not clear. */
    private @Nullable Rows rowsOfValue(@Nullable Comparable<?> value) {
        if (!isAllowed(value)) {
            return null;
        }
        BitSet rows = (BitSet) always.clone();
        for (Map.Entry<String, Cell> cell : cells.entrySet()) {
            Boolean passes = cell.getValue().passes(feel, value);
            if (passes == null) {
                return null;
            } else if (passes) {
                rows.or(rowsOf(cell.getKey()));
            }
        }
        return Rows.of(rows, size);
    }
}
