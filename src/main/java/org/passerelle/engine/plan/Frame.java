package org.passerelle.engine.plan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.feel.Term;

/** The values in reach of some logic, for one evaluation. */
@SuppressWarnings("NullAway" /* what is not known is a null value of the map */)
final class Frame {

    private final FEELImpl feel;
    private final Map<String, Object> values;
    private final Scope scope;
    private final Observer observer;
    private final @Nullable Substitute substitute;

    Frame(FEELImpl feel, Map<String, Object> values, Observer observer, @Nullable Substitute substitute) {
        this.feel = feel;
        this.values = values;
        this.scope = new Scope(feel, values, true, true);
        this.observer = observer;
        this.substitute = substitute;
    }

    Observer observer() {
        return observer;
    }

    /** Returns what answers in place of tables; null when each answers itself. */
    @Nullable
    Substitute substitute() {
        return substitute;
    }

    Scope scope() {
        return scope;
    }

    Map<String, Object> values() {
        return values;
    }

    void put(String name, @Nullable Object value) {
        values.put(name, value);
    }

    /** Returns a frame of other values. */
    Frame of(Map<String, Object> others) {
        return new Frame(feel, others, observer, substitute);
    }

    /** Returns a frame of the same values to which more can be added. */
    Frame inner() {
        return of(new HashMap<>(values));
    }

    /**
     * Returns the value of a term.
     *
     * @throws Unanswered when the engine had something to remark
     */
    @Nullable
    Object value(Term term) {
        Object value = term.value(scope);
        if (scope.isRemarked()) {
            throw new Unanswered();
        }
        return value;
    }
}
