package org.passerelle.facts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/** Writes types as JSON Schema 2020-12, which allows what {@link FactReader} accepts. */
public final class JsonSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /* From start to end of the text beyond doubt: without alternatives, and not up to an escaped dollar sign. */
    private static final Pattern ANCHORED = Pattern.compile("\\^[^|]*(?<!\\\\)\\$");

    private JsonSchema() {}

    /**
     * Returns the schema of a structure. That ids are unique has no keyword: {@code "x-unique": "id"} and the
     * description say it; {@code "x-unchangeable": true} stands at what nobody can change.
     *
     * @param id URI of the schema
     * @param title what the structure is, for people
     */
    public static ObjectNode of(Structure type, String id, String title) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DIALECT).put("$id", id).put("title", title);
        write(schema, type, "", false);
        return schema;
    }

    /** Returns the schema of a type as a part of another document: without id, of the dialect of the other. */
    public static ObjectNode of(FactType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        write(schema, type, "", false);
        return schema;
    }

    private static void write(ObjectNode schema, FactType type, String description, boolean nullable) {
        if (!description.isBlank()) {
            schema.put("description", description);
        }
        if (type instanceof Structure structure) {
            type(schema, "object", nullable);
            structure(schema, structure);
        } else if (type instanceof ListOf list) {
            type(schema, "array", nullable);
            list(schema, list);
        } else if (type instanceof Text text) {
            type(schema, "string", nullable);
            text(schema, text, nullable);
        } else if (type instanceof Decimal decimal) {
            type(schema, decimal.whole() ? "integer" : "number", nullable);
            decimal(schema, decimal);
        } else if (type instanceof Flag) {
            type(schema, "boolean", nullable);
        } else {
            type(schema, "string", nullable);
            schema.put("format", "date");
        }
    }

    private static void type(ObjectNode schema, String name, boolean nullable) {
        if (nullable) {
            schema.putArray("type").add(name).add("null");
        } else {
            schema.put("type", name);
        }
    }

    private static void structure(ObjectNode schema, Structure type) {
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        type.fields().forEach((name, field) -> {
            ObjectNode property = properties.putObject(name);
            write(property, field.type(), description(field), !field.required());
            if (!field.changeable()) {
                property.put("x-unchangeable", true);
            }
            if (field.required()) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        schema.put("additionalProperties", false);
    }

    private static String description(Field field) {
        boolean unique = field.type() instanceof ListOf list && list.hasUniqueIds();
        return unique ? (field.description() + " No two entries have the same id.").strip() : field.description();
    }

    private static void list(ObjectNode schema, ListOf type) {
        write(schema.putObject("items"), type.element(), "", false);
        schema.put("maxItems", type.maxItems());
        if (type.hasUniqueIds()) {
            schema.put("x-unique", ListOf.ID);
        }
    }

    private static void text(ObjectNode schema, Text type, boolean nullable) {
        if (type.allowed().isEmpty()) {
            schema.put("maxLength", type.maxLength());
            if (type.pattern() != null) {
                schema.put("pattern", anchored(type.pattern()));
            }
            return;
        }
        ArrayNode values = schema.putArray("enum");
        type.allowed().forEach(values::add);
        if (nullable) {
            values.addNull();
        }
    }

    /* Anchored, since a schema is content to find its pattern somewhere in the text. */
    private static String anchored(String pattern) {
        return ANCHORED.matcher(pattern).matches() ? pattern : "^(?:" + pattern + ")$";
    }

    private static void decimal(ObjectNode schema, Decimal type) {
        if (type.minimum() != null) {
            schema.put("minimum", type.minimum());
        }
        if (type.maximum() != null) {
            schema.put("maximum", type.maximum());
        }
    }
}
