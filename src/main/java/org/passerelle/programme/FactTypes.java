package org.passerelle.programme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.ItemDefinition;
import org.kie.dmn.model.api.UnaryTests;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/**
 * Types of facts, read from the item definitions of models. A constraint is one of: values, an interval of numbers, "not(null)" for
 * what must be given, "? = floor(?)" for whole numbers, a limit of count(?) or of string length(?), or matches(?, pattern); with
 * "null" beside it where absence is allowed. Any other constraint is a defect, since the reader could not keep it.
 */
final class FactTypes {

    /** Limits of the HTTP contract where a model sets none. */
    static final int MAXIMUM_TEXT = 200;

    static final int MAXIMUM_LIST = 500;

    private static final String NULL = "null";
    private static final String REQUIRED = "not(null)";
    private static final String ALLOWED = "is not one that facts can be checked by; allowed are values, an interval, "
            + REQUIRED + ", " + Constraint.WHOLE
            + ", count(?) <= n, string length(?) <= n and matches(?, pattern), with null beside them.";
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"");

    private final Map<String, ModelFile> filesByNamespace;
    private final List<Defect> defects;

    /** The types on the way to the one that is read. */
    private final Set<ItemDefinition> open = Collections.newSetFromMap(new IdentityHashMap<>());

    FactTypes(Map<String, ModelFile> filesByNamespace, List<Defect> defects) {
        this.filesByNamespace = filesByNamespace;
        this.defects = defects;
    }

    /** A type together with whether a value must be given. */
    record Given(FactType type, boolean required) {}

    /**
     * Returns the type that an element of a file has; null, with a defect, when the reader could not keep it.
     *
     * @param id of the element, for the defect
     */
    @Nullable
    Given of(ModelFile file, String id, @Nullable QName reference) {
        String name = reference == null ? "Any" : reference.getLocalPart();
        FactType builtIn = builtIn(name);
        if (builtIn != null) {
            return new Given(builtIn, false);
        }
        int dot = name.indexOf('.');
        ModelFile owner = dot < 0 ? file : imported(file, name.substring(0, dot));
        String local = name.substring(dot + 1);
        if (owner != null) {
            for (ItemDefinition definition : owner.definitions().getItemDefinition()) {
                if (definition.getName().equals(local)) {
                    return of(owner, definition);
                }
            }
        }
        defects.add(file.defect(id, "There is no type '" + name + "' that facts can have."));
        return null;
    }

    private static @Nullable FactType builtIn(String name) {
        return switch (name) {
            case "string" -> Text.upTo(MAXIMUM_TEXT);
            case "number" -> new Decimal(null, null, false);
            case "boolean" -> new Flag();
            case "date" -> new Day();
            default -> null;
        };
    }

    private @Nullable ModelFile imported(ModelFile file, String alias) {
        for (Import imported : file.definitions().getImport()) {
            if (imported.getName().equals(alias)) {
                return filesByNamespace.get(imported.getNamespace());
            }
        }
        return null;
    }

    private @Nullable Given of(ModelFile file, ItemDefinition definition) {
        if (!open.add(definition)) {
            defects.add(file.defect(definition.getId(), "The type '" + definition.getName() + "' contains itself."));
            return null;
        }
        Given given = closed(file, definition);
        open.remove(definition);
        return given;
    }

    private @Nullable Given closed(ModelFile file, ItemDefinition definition) {
        Given base = definition.getItemComponent().isEmpty()
                ? of(file, definition.getId(), definition.getTypeRef())
                : new Given(structure(file, definition), false);
        if (base == null) {
            return null;
        }
        boolean collection = definition.isIsCollection();
        Given given = constrain(file, definition, base, definition.getAllowedValues());
        FactType type = collection ? new ListOf(given.type(), MAXIMUM_LIST) : given.type();
        return constrain(
                file, definition, new Given(type, !collection && given.required()), definition.getTypeConstraint());
    }

    private Structure structure(ModelFile file, ItemDefinition definition) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (ItemDefinition component : definition.getItemComponent()) {
            Given given = of(file, component);
            if (given != null) {
                String description = component.getDescription() == null ? "" : component.getDescription();
                fields.put(component.getName(), new Field(given.type(), given.required(), description));
            }
        }
        return new Structure(fields);
    }

    private Given constrain(ModelFile file, ItemDefinition definition, Given base, @Nullable UnaryTests constraint) {
        if (constraint == null) {
            return base;
        }
        String text = constraint.getText().strip();
        List<String> values = values(text);
        if (!values.isEmpty()) {
            return new Given(
                    Text.oneOf(values), !VALUE.matcher(text).replaceAll("").contains(NULL));
        }
        if (text.equals(REQUIRED)) {
            return new Given(base.type(), true);
        }
        FactType narrowed = Constraint.narrow(base.type(), withoutNull(text));
        if (narrowed == null) {
            defects.add(file.defect(
                    definition.getId(), "The constraint of type '" + definition.getName() + "' " + ALLOWED));
            return base;
        }
        return new Given(narrowed, base.required());
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        for (String part : text.split("\\s*,\\s*", -1)) {
            Matcher value = VALUE.matcher(part);
            if (value.matches()) {
                values.add(value.group(1));
            } else if (!part.equals(NULL)) {
                return List.of();
            }
        }
        return values;
    }

    private static String withoutNull(String text) {
        return text.replaceFirst("^null\\s*,\\s*", "").replaceFirst("\\s*,\\s*null$", "");
    }
}
