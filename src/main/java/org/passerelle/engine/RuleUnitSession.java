package org.passerelle.engine;

import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.common.ReteEvaluator;
import org.drools.ruleunits.api.DataHandle;
import org.drools.ruleunits.api.DataStore;
import org.drools.ruleunits.api.RuleUnitData;
import org.drools.ruleunits.api.RuleUnitInstance;
import org.drools.ruleunits.api.SingletonStore;
import org.drools.ruleunits.impl.AbstractRuleUnitInstance;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;
import org.passerelle.programme.FindingUnit;

/**
 * A session of the rule engine for one unit. It costs more to make than to use, so it is used for one case after the other: what a case
 * adds is taken out again. For one thread at a time.
 */
final class RuleUnitSession {

    /** Each firing is mostly a finding: more than these nobody reads, and their answer fills the memory. */
    private static final int MOST_FIRINGS = 20_000;

    private final RuleUnitInstance<RuleUnitData> instance;
    private final Findings findings;
    private final Map<String, Object> stores = new LinkedHashMap<>();

    /**
     * Creates a session.
     *
     * @throws IllegalStateException when the class of the unit is not what its file declares
     */
    RuleUnitSession(FindingUnit unit) {
        try {
            RuleUnitData data = unit.data().getConstructor().newInstance();
            Findings declared = null;
            for (PropertyDescriptor property : Beans.properties(unit.data()).values()) {
                Object value = property.getReadMethod().invoke(data);
                if (value instanceof Findings own) {
                    declared = own;
                } else {
                    stores.put(property.getName(), value);
                }
            }
            if (declared == null) {
                throw new IllegalStateException(unit.data() + " has no " + Findings.class);
            }
            this.findings = declared;
            this.instance = unit.rules().createInstance(data);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(unit.data() + " cannot be made.", failure);
        }
    }

    /** Returns what the rules are compiled to. */
    ReteEvaluator evaluator() {
        return (ReteEvaluator) ((AbstractRuleUnitInstance<?, ?>) instance).getEvaluator();
    }

    /** Adds entries to a store for all cases. */
    void keep(String store, List<Object> entries) {
        add(store, entries, new ArrayList<>());
    }

    /**
     * Returns what the rules notice.
     *
     * @param programme whose rules they are
     * @param entries of the case by store, of the types that the stores declare
     * @throws EngineFault when rules fire too often, as those that set each other off do
     */
    List<Finding> fire(String programme, Map<String, List<Object>> entries) {
        List<Runnable> undo = new ArrayList<>();
        entries.forEach((store, values) -> add(store, values, undo));
        instance.fire(new Bounded(programme));
        undo.forEach(Runnable::run);
        return findings.take();
    }

    @SuppressWarnings("unchecked" /* the entries are of the type that the store declares */)
    private void add(String name, List<Object> entries, List<Runnable> undo) {
        Object store = stores.get(name);
        for (Object entry : entries) {
            if (store instanceof SingletonStore<?> single) {
                ((SingletonStore<Object>) single).set(entry);
                undo.add(single::clear);
            } else if (store instanceof DataStore<?> several) {
                DataHandle handle = ((DataStore<Object>) several).add(entry);
                undo.add(() -> several.remove(handle));
            }
        }
    }

    /** Lets rules fire until they have fired too often. */
    private static final class Bounded implements AgendaFilter {

        private final String programme;
        private int firings;

        private Bounded(String programme) {
            this.programme = programme;
        }

        @Override
        public boolean accept(Match match) {
            firings++;
            if (firings > MOST_FIRINGS) {
                throw new EngineFault(programme, match.getRule().getName(), "TOO_MANY_FIRINGS");
            }
            return true;
        }
    }
}
