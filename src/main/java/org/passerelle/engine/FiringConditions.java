package org.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.EntryPointId;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.Constraint;
import org.drools.core.common.DefaultFactHandle;
import org.drools.core.common.ReteEvaluator;
import org.kie.api.definition.rule.Rule;

/**
 * What must hold before any rule of a unit can fire: for each entry that the rule wants to be there, one that passes what the rule asks of
 * that entry alone. Asked with the engine's own compiled constraints, it spares most cases a session.
 */
final class FiringConditions {

    private final List<List<Wanted>> rules = new ArrayList<>();
    private final ValueResolver globals;

    /** An entry that must be in a store. */
    private record Wanted(String store, List<AlphaNodeFieldConstraint> constraints) {}

    /**
     * Reads the rules of a unit.
     *
     * @param session in which they are compiled
     */
    FiringConditions(ReteEvaluator session) {
        this.globals = session;
        session.getKnowledgeBase().getKiePackages().forEach(unit -> unit.getRules()
                .forEach(rule -> rules.add(wanted(rule))));
    }

    private static List<Wanted> wanted(Rule rule) {
        List<Wanted> wanted = new ArrayList<>();
        if (rule instanceof RuleImpl compiled) {
            collect(compiled.getLhs(), wanted);
        }
        return wanted;
    }

    private static void collect(RuleConditionElement element, List<Wanted> wanted) {
        if (element instanceof GroupElement group && group.isAnd()) {
            group.getChildren().forEach(child -> collect(child, wanted));
        } else if (element instanceof Pattern pattern && pattern.getSource() instanceof EntryPointId store) {
            List<AlphaNodeFieldConstraint> constraints = new ArrayList<>();
            for (Constraint constraint : pattern.getConstraints()) {
                if (constraint.getType() == Constraint.ConstraintType.ALPHA
                        && constraint instanceof AlphaNodeFieldConstraint alone) {
                    constraints.add(alone);
                }
            }
            wanted.add(new Wanted(store.getEntryPointId(), constraints));
        }
    }

    /**
     * Returns whether a rule may fire.
     *
     * @param entries of the case by store
     * @param rows entries of all cases by store
     */
    boolean mayBeMet(Map<String, List<Object>> entries, Map<String, List<Object>> rows) {
        for (List<Wanted> rule : rules) {
            if (mayBeMet(rule, entries, rows)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeMet(List<Wanted> rule, Map<String, List<Object>> entries, Map<String, List<Object>> rows) {
        for (Wanted wanted : rule) {
            if (!isThere(wanted, entries.getOrDefault(wanted.store(), List.of()))
                    && !isThere(wanted, rows.getOrDefault(wanted.store(), List.of()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(Wanted wanted, List<Object> entries) {
        for (Object entry : entries) {
            if (passes(entry, wanted.constraints())) {
                return true;
            }
        }
        return false;
    }

    private boolean passes(Object entry, List<AlphaNodeFieldConstraint> constraints) {
        DefaultFactHandle handle = new DefaultFactHandle(entry);
        for (AlphaNodeFieldConstraint constraint : constraints) {
            if (!constraint.isAllowed(handle, globals)) {
                return false;
            }
        }
        return true;
    }
}
