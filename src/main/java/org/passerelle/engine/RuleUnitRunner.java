package org.passerelle.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.beans.BeanInfo;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.ruleunits.api.DataStore;
import org.drools.ruleunits.api.RuleUnit;
import org.drools.ruleunits.api.RuleUnitData;
import org.drools.ruleunits.api.RuleUnitInstance;
import org.drools.ruleunits.api.SingletonStore;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/**
 * Runs one rule unit that is declared in DRL. Each store of the unit is fed by its name: the path of a fact or an outcome in camel case
 * (conductReports takes /conduct/reports), or the name of a decision whose table's rows are wanted as facts (measureCatalogue).
 */
final class RuleUnitRunner {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RuleUnit<RuleUnitData> unit;
    private final Class<? extends RuleUnitData> dataClass;
    private final List<Store> stores = new ArrayList<>();
    private final PropertyDescriptor findings;

    /** A store of the unit, what its entries are, where they come from, and the fixed entries that table rows give it. */
    private record Store(PropertyDescriptor property, JavaType type, List<String> path, List<Object> rows) {}

    private RuleUnitRunner(
            RuleUnit<RuleUnitData> unit, Class<? extends RuleUnitData> dataClass, PropertyDescriptor findings) {
        this.unit = unit;
        this.dataClass = dataClass;
        this.findings = findings;
    }

    /**
     * Returns a runner.
     *
     * @param className qualified name of the unit
     * @throws IllegalStateException when the unit was not compiled, declares no findings, or has a store that nothing feeds
     */
    @SuppressWarnings("unchecked" /* Kogito generates the unit for this very class */)
    static RuleUnitRunner of(String className, Edition edition) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<? extends RuleUnitData> dataClass =
                    loader.loadClass(className).asSubclass(RuleUnitData.class);
            Object unit =
                    loader.loadClass(className + "RuleUnit").getConstructor().newInstance();
            BeanInfo bean = Introspector.getBeanInfo(dataClass);
            RuleUnitRunner runner =
                    new RuleUnitRunner((RuleUnit<RuleUnitData>) unit, dataClass, findings(className, bean));
            for (PropertyDescriptor property : bean.getPropertyDescriptors()) {
                runner.addStore(property, edition);
            }
            return runner;
        } catch (ReflectiveOperationException | IntrospectionException failure) {
            throw new IllegalStateException(
                    "The rule unit " + className + " cannot be used; was it compiled?", failure);
        }
    }

    private static PropertyDescriptor findings(String className, BeanInfo bean) {
        for (PropertyDescriptor property : bean.getPropertyDescriptors()) {
            if (property.getPropertyType() == Findings.class) {
                return property;
            }
        }
        throw new IllegalStateException("The rule unit " + className + " declares no property of type Findings.");
    }

    private void addStore(PropertyDescriptor property, Edition edition) {
        Class<?> kind = property.getPropertyType();
        if (kind != DataStore.class && kind != SingletonStore.class) {
            return;
        }
        ParameterizedType generic = (ParameterizedType) property.getReadMethod().getGenericReturnType();
        JavaType type = MAPPER.constructType(generic.getActualTypeArguments()[0]);
        List<Object> rows = new ArrayList<>();
        TableRows.of(edition.graph(), property.getName()).forEach(row -> rows.add(MAPPER.convertValue(row, type)));
        List<String> path = CamelPath.of(property.getName(), situation(edition));
        if (path == null && rows.isEmpty()) {
            throw new IllegalStateException("The store '" + property.getName() + "' of " + dataClass.getName()
                    + " is no fact, outcome or table.");
        }
        stores.add(new Store(property, type, path == null ? List.of(property.getName()) : path, rows));
    }

    /** What a rule may look at: the facts, the day of the decision and the outcomes. */
    private static Structure situation(Edition edition) {
        Map<String, Field> fields = new LinkedHashMap<>(edition.facts().fields());
        fields.put(Edition.DECISION_DATE, new Field(new Day(), true, ""));
        fields.put(FindingRules.OUTCOMES, new Field(edition.outcomes(), true, ""));
        return new Structure(fields);
    }

    Findings run(Map<String, Object> values) {
        try {
            RuleUnitData data = dataClass.getConstructor().newInstance();
            for (Store store : stores) {
                fill(store, data, values);
            }
            try (RuleUnitInstance<RuleUnitData> instance = unit.createInstance(data)) {
                instance.fire();
            }
            return (Findings) findings.getReadMethod().invoke(data);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("The rule unit " + dataClass.getName() + " cannot be fed.", failure);
        }
    }

    @SuppressWarnings("unchecked" /* the entries are converted to the type that the store declares */)
    private static void fill(Store store, RuleUnitData data, Map<String, Object> values)
            throws ReflectiveOperationException {
        Object target = store.property().getReadMethod().invoke(data);
        Object value = Paths.walk(values, store.path());
        if (target instanceof SingletonStore<?> single) {
            if (value != null) {
                ((SingletonStore<Object>) single).set(MAPPER.convertValue(value, store.type()));
            }
            return;
        }
        DataStore<Object> entries = (DataStore<Object>) target;
        store.rows().forEach(entries::add);
        List<?> found = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        found.forEach(entry -> entries.add(MAPPER.convertValue(entry, store.type())));
    }
}
