package org.passerelle.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.drools.ruleunits.api.DataStore;
import org.drools.ruleunits.api.RuleUnitData;
import org.drools.ruleunits.api.RuleUnitInstance;
import org.drools.ruleunits.api.SingletonStore;
import org.passerelle.programme.FindingUnit;

/** Runs one rule unit on findings. */
final class RuleUnitRunner {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final FindingUnit unit;
    private final List<Feed> feeds = new ArrayList<>();
    private final PropertyDescriptor findings;

    /** A store of the unit as a property, what its entries are, where they come from, and those that table rows give it. */
    private record Feed(PropertyDescriptor property, JavaType type, List<String> path, List<Object> rows) {}

    /**
     * Creates a runner.
     *
     * @throws IllegalStateException when the class of the unit is not what its file declares
     */
    RuleUnitRunner(FindingUnit unit) {
        this.unit = unit;
        Map<String, PropertyDescriptor> properties = properties(unit.data());
        for (FindingUnit.Store store : unit.stores()) {
            feeds.add(feed(store, Objects.requireNonNull(properties.get(store.name()), store.name())));
        }
        this.findings = properties.values().stream()
                .filter(property -> property.getPropertyType() == Findings.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(unit.data() + " has no " + Findings.class));
    }

    private static Map<String, PropertyDescriptor> properties(Class<?> type) {
        try {
            return Arrays.stream(Introspector.getBeanInfo(type).getPropertyDescriptors())
                    .collect(Collectors.toMap(PropertyDescriptor::getName, property -> property));
        } catch (IntrospectionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Feed feed(FindingUnit.Store store, PropertyDescriptor property) {
        ParameterizedType generic = (ParameterizedType) property.getReadMethod().getGenericReturnType();
        JavaType type = MAPPER.constructType(generic.getActualTypeArguments()[0]);
        List<Object> rows = store.rows().stream()
                .<Object>map(row -> MAPPER.convertValue(row, type))
                .toList();
        return new Feed(property, type, store.path(), rows);
    }

    Findings run(Map<String, Object> values) {
        try {
            RuleUnitData data = unit.data().getConstructor().newInstance();
            for (Feed feed : feeds) {
                fill(feed, data, values);
            }
            try (RuleUnitInstance<RuleUnitData> instance = unit.rules().createInstance(data)) {
                instance.fire();
            }
            return (Findings) findings.getReadMethod().invoke(data);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("The rule unit " + unit.data().getName() + " cannot be fed.", failure);
        }
    }

    @SuppressWarnings("unchecked" /* the entries are converted to the type that the store declares */)
    private static void fill(Feed feed, RuleUnitData data, Map<String, Object> values)
            throws ReflectiveOperationException {
        Object target = feed.property().getReadMethod().invoke(data);
        Object value = Paths.walk(values, feed.path());
        if (target instanceof SingletonStore<?> single) {
            if (value != null) {
                ((SingletonStore<Object>) single).set(MAPPER.convertValue(value, feed.type()));
            }
            return;
        }
        DataStore<Object> entries = (DataStore<Object>) target;
        feed.rows().forEach(entries::add);
        List<?> found = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        found.forEach(entry -> entries.add(MAPPER.convertValue(entry, feed.type())));
    }
}
