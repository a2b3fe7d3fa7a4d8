package org.passerelle.engine.feel;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.impl.ExecutionFrame;
import org.kie.dmn.feel.util.NumberEvalHelper;

/** The values of a DMN context as variables of FEEL, read where they stand: the engine copies them for every table. */
final class ContextFrame implements ExecutionFrame {

    private final Map<String, Object> values;
    private final ExecutionFrame parent;

    ContextFrame(Map<String, Object> values, ExecutionFrame parent) {
        this.values = values;
        this.parent = parent;
    }

    @Override
    public @Nullable Object getValue(String symbol) {
        return values.containsKey(symbol) ? NumberEvalHelper.coerceNumber(values.get(symbol)) : parent.getValue(symbol);
    }

    @Override
    public boolean isDefined(String symbol) {
        return values.containsKey(symbol) || parent.isDefined(symbol);
    }

    @Override
    public Map<String, Object> getAllValues() {
        return values;
    }

    @Override
    public void setValue(String symbol, @Nullable Object value) {
        throw new UnsupportedOperationException("The values of a decision are not the table's to change.");
    }

    @Override
    public void setRootObject(Object value) {
        throw new UnsupportedOperationException("The values of a decision are not the table's to change.");
    }

    @Override
    public @Nullable Object getRootObject() {
        return null;
    }
}
