package org.passerelle.programme;

import java.util.List;
import java.util.Map;
import org.drools.ruleunits.api.RuleUnit;
import org.drools.ruleunits.api.RuleUnitData;

/** A rule unit on findings, compiled, and what feeds its stores. Equal only to itself. */
public final class FindingUnit {

    private final Class<? extends RuleUnitData> data;
    private final RuleUnit<RuleUnitData> rules;
    private final List<Store> stores;

    /**
     * A store of a unit and what it takes.
     *
     * @param name name of the property
     * @param path of the fact or outcome, from the facts, {@link Edition#DECISION_DATE} and {@link Edition#OUTCOMES} down
     * @param rows of the table that it takes beside, or instead; mostly empty
     */
    public record Store(String name, List<String> path, List<Map<String, Object>> rows) {}

    private FindingUnit(Class<? extends RuleUnitData> data, RuleUnit<RuleUnitData> rules, List<Store> stores) {
        this.data = data;
        this.rules = rules;
        this.stores = List.copyOf(stores);
    }

    /**
     * Returns a unit.
     *
     * @param name qualified name of its class
     * @throws ReflectiveOperationException when it was not compiled
     */
    @SuppressWarnings("unchecked" /* the generator makes the rules for this very class */)
    static FindingUnit of(String name, ClassLoader classes, List<Store> stores) throws ReflectiveOperationException {
        Class<? extends RuleUnitData> data = classes.loadClass(name).asSubclass(RuleUnitData.class);
        Object rules = classes.loadClass(name + "RuleUnit").getConstructor().newInstance();
        return new FindingUnit(data, (RuleUnit<RuleUnitData>) rules, stores);
    }

    /** Returns the class that holds the stores, with a constructor without arguments. */
    public Class<? extends RuleUnitData> data() {
        return data;
    }

    /** Returns the rules, to be applied to instances of {@link #data()}. */
    public RuleUnit<RuleUnitData> rules() {
        return rules;
    }

    /** Returns what feeds each store. */
    public List<Store> stores() {
        return stores;
    }
}
