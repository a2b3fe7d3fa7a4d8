package org.passerelle.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.WishParameters;
import org.passerelle.facts.Problem;

/** The attributes of an event as they are asked for, and everything that is found wrong with them on the way. */
final class Attributes {

    private final JsonNode attributes;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    Attributes(JsonNode attributes) {
        this.attributes = attributes;
    }

    /** Returns what was wrong with those asked for, by name. */
    Map<String, Problem> problems() {
        return problems;
    }

    /** Returns an attribute; null when it is not there. */
    @Nullable
    String optional(String name) {
        JsonNode value = attributes.path(name);
        if (value.isTextual()) {
            return value.textValue().isEmpty() ? null : value.textValue();
        }
        if (!value.isMissingNode() && !value.isNull()) {
            problems.put(name, Problem.wrongType("", "string"));
        }
        return null;
    }

    /** Returns an attribute that may be one of a few; null when it is not there. */
    @Nullable
    String optional(String name, List<String> allowed) {
        String value = optional(name);
        if (value != null && !allowed.contains(value)) {
            refuse(name, value, allowed);
        }
        return value;
    }

    /** Returns an attribute that is true or false, as such or in words; false when it is not there. */
    String flag(String name) {
        JsonNode value = attributes.path(name);
        String flag = value.isBoolean() ? value.asText() : optional(name, WishParameters.FLAGS);
        return flag == null ? WishParameters.FALSE : flag;
    }

    /** Returns an attribute that must be there; null when it is not. */
    @Nullable
    String required(String name) {
        String value = optional(name);
        if (value == null) {
            problems.putIfAbsent(name, Problem.of("", Problem.Code.REQUIRED));
        }
        return value;
    }

    /** Looks at an attribute that must be there and can only be this. */
    void required(String name, String only) {
        String value = required(name);
        if (value != null && !value.equals(only)) {
            refuse(name, value, List.of(only));
        }
    }

    /** Notes that an attribute has a value that is not allowed. */
    void refuse(String name, String value, List<String> allowed) {
        problems.put(name, Problem.unlisted("", Problem.Code.NOT_ALLOWED, value, allowed));
    }
}
