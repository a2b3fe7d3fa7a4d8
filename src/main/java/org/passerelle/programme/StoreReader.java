package org.passerelle.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/**
 * Finds out what feeds the stores of rule units, each by its name: the path of a fact or an outcome in camel case (conductReports takes
 * /conduct/reports), or the name of a decision whose table's rows are wanted as facts (measureCatalogue). Reports what nothing feeds, and
 * what would be null for ever or would turn "not known" into something known.
 */
final class StoreReader {

    private static final Pattern STORE = Pattern.compile("(?:[\\w.]+\\.)?(DataStore|SingletonStore)<(.+)>");
    private static final String FINDINGS = "Findings";
    private static final String POINTER = "pointer";

    private final Structure situation;
    private final Graph graph;
    private final List<Defect> defects;

    /** Creates a reader for what the rules of an edition may look at: the facts, the day of the decision and the outcomes. */
    StoreReader(Structure facts, FactType outcomes, Graph graph, List<Defect> defects) {
        Map<String, Field> fields = new LinkedHashMap<>(facts.fields());
        fields.put(Edition.DECISION_DATE, new Field(new Day(), true, ""));
        fields.put(Edition.OUTCOMES, new Field(outcomes, true, ""));
        this.situation = new Structure(fields);
        this.graph = graph;
        this.defects = defects;
    }

    /** Returns what feeds the stores of the unit that a file declares. */
    List<FindingUnit.Store> read(RuleFile file) {
        List<FindingUnit.Store> stores = new ArrayList<>();
        boolean reports = false;
        for (RuleFile.Property property : file.unitProperties()) {
            Matcher store = STORE.matcher(property.type());
            if (store.matches()) {
                stores.add(read(file, property, store.group(1).equals("DataStore"), store.group(2)));
            } else if (simple(property.type()).equals(FINDINGS)) {
                reports = true;
            } else {
                complain(file, property, "must be a DataStore<…>, a SingletonStore<…> or " + FINDINGS + ".");
            }
            if (!property.initialised()) {
                complain(file, property, "has no value to begin with, such as '= DataSource.createStore()'.");
            }
        }
        if (!reports) {
            defects.add(new Defect(
                    file.name(),
                    file.unitLine(),
                    "The rule unit '" + file.unit() + "' declares no property of type " + FINDINGS + "."));
        }
        return stores;
    }

    private FindingUnit.Store read(RuleFile file, RuleFile.Property property, boolean many, String type) {
        List<Map<String, Object>> rows = TableRows.of(graph, property.name());
        List<String> path = CamelPath.of(property.name(), situation);
        if (path != null) {
            FactType found = at(path);
            check(file, property, type, many && found instanceof ListOf list ? list.element() : found);
        } else if (!rows.isEmpty()) {
            check(file, property, type, typeOf(rows));
        } else {
            complain(file, property, "is fed by nothing: there is no such fact, outcome or table.");
        }
        return new FindingUnit.Store(property.name(), path == null ? List.of(property.name()) : path, rows);
    }

    private FactType at(List<String> path) {
        FactType type = situation;
        for (String step : path) {
            type = Objects.requireNonNull(((Structure) type).fields().get(step)).type();
        }
        return type;
    }

    private static Structure typeOf(List<Map<String, Object>> rows) {
        Map<String, Field> fields = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach((name, value) -> fields.putIfAbsent(
                name, new Field(value instanceof Boolean ? new Flag() : Text.upTo(Integer.MAX_VALUE), false, ""))));
        return new Structure(fields);
    }

    private void check(RuleFile file, RuleFile.Property property, String type, FactType fact) {
        List<RuleFile.Property> properties = file.types().get(type);
        if (properties == null) {
            Set<String> fitting = fitting(fact);
            if (!fitting.contains(simple(type))) {
                complain(file, property, "is of type " + type + "; what feeds it needs one of " + fitting + ".");
            }
        } else if (fact instanceof Structure structure) {
            properties.forEach(each -> check(file, each, structure));
        } else {
            complain(file, property, "is of type " + type + ", but what feeds it has no fields.");
        }
    }

    private void check(RuleFile file, RuleFile.Property property, Structure structure) {
        Field field = structure.fields().get(property.name());
        if (field != null) {
            check(file, property, property.type(), field.type());
        } else if (!property.name().equals(POINTER)) {
            complain(
                    file,
                    property,
                    "would never have a value; what feeds its type has "
                            + structure.fields().keySet() + " and " + POINTER + ".");
        }
    }

    /** The classes that can hold a value and its absence. */
    private static Set<String> fitting(FactType fact) {
        if (fact instanceof Text) {
            return sorted("String");
        } else if (fact instanceof Day) {
            return sorted("LocalDate");
        } else if (fact instanceof Flag) {
            return sorted("Boolean");
        } else if (fact instanceof Decimal number) {
            return number.whole() ? sorted("BigDecimal", "Integer", "Long") : sorted("BigDecimal");
        }
        return fact instanceof ListOf ? sorted("List") : sorted("Map", "a type that the file declares");
    }

    private static Set<String> sorted(String... names) {
        return new TreeSet<>(List.of(names));
    }

    /** The name of a class without package and type arguments. */
    private static String simple(String type) {
        return type.replaceFirst("<.*", "").replaceFirst(".*\\.", "");
    }

    private void complain(RuleFile file, RuleFile.Property property, String complaint) {
        defects.add(new Defect(
                file.name(), property.line(), "'" + property.name() + "' of " + property.owner() + " " + complaint));
    }
}
