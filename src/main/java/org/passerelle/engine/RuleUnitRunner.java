package org.passerelle.engine;

import java.beans.PropertyDescriptor;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.ruleunits.api.SingletonStore;
import org.passerelle.programme.FindingUnit;

/** Runs one rule unit on findings. */
final class RuleUnitRunner {

    private final FindingUnit unit;
    private final List<Feed> feeds = new ArrayList<>();
    private final Map<String, List<Object>> rows = new LinkedHashMap<>();
    private final FiringConditions conditions;
    private final Queue<RuleUnitSession> idle = new ConcurrentLinkedQueue<>();

    /** A store of the unit as a property, what its entries are, where they come from, and those that table rows give it. */
    private record Feed(PropertyDescriptor property, Beans beans, List<String> path, List<Object> rows) {}

    /**
     * Creates a runner.
     *
     * @throws IllegalStateException when the class of the unit is not what its file declares
     */
    RuleUnitRunner(FindingUnit unit) {
        this.unit = unit;
        Map<String, PropertyDescriptor> properties = Beans.properties(unit.data());
        for (FindingUnit.Store store : unit.stores()) {
            Feed feed = feed(store, Objects.requireNonNull(properties.get(store.name()), store.name()));
            feeds.add(feed);
            rows.put(store.name(), feed.rows());
        }
        RuleUnitSession first = session();
        this.conditions = new FiringConditions(first.evaluator());
        idle.add(first);
    }

    private RuleUnitSession session() {
        RuleUnitSession session = new RuleUnitSession(unit);
        rows.forEach(session::keep);
        return session;
    }

    private static Feed feed(FindingUnit.Store store, PropertyDescriptor property) {
        ParameterizedType generic = (ParameterizedType) property.getReadMethod().getGenericReturnType();
        Beans beans = Beans.of(generic.getActualTypeArguments()[0]);
        return new Feed(property, beans, store.path(), entries(beans, store.rows(), ""));
    }

    private static List<Object> entries(Beans beans, List<?> values, String pointer) {
        List<Object> entries = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            Object entry = beans.of(values.get(index), pointer + "/" + index);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /**
     * Returns what the rules notice.
     *
     * @param programme whose rules they are
     * @throws EngineFault when rules fire too often, as those that set each other off do
     */
    List<Finding> run(String programme, Map<String, Object> values) {
        Map<String, List<Object>> entries = new LinkedHashMap<>();
        for (Feed feed : feeds) {
            entries.put(feed.property().getName(), entries(feed, values));
        }
        if (!conditions.mayBeMet(entries, rows)) {
            return List.of();
        }
        RuleUnitSession idling = idle.poll();
        RuleUnitSession session = idling == null ? session() : idling;
        List<Finding> found = session.fire(programme, entries);
        // One in which something went wrong is not used again.
        idle.add(session);
        return found;
    }

    private static List<Object> entries(Feed feed, Map<String, Object> values) {
        Object value = Paths.walk(values, feed.path());
        String pointer = "/" + String.join("/", feed.path());
        boolean single = SingletonStore.class.isAssignableFrom(feed.property().getPropertyType());
        if (value instanceof List<?> list && !single) {
            return entries(feed.beans(), list, pointer);
        }
        Object entry = feed.beans().of(value, pointer);
        return entry == null ? List.of() : List.of(entry);
    }
}
