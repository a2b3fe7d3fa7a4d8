package org.passerelle.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/**
 * A place in facts or outcomes, such as {@code measures[0].code}.
 *
 * @param text as written
 * @param pointer the same as a JSON pointer
 */
record DottedPath(String text, JsonPointer pointer) {

    /* No list is longer than three digits can count. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z]\\w*(\\[\\d{1,3}])*(\\.[A-Za-z]\\w*(\\[\\d{1,3}])*)*");

    /** Returns the path; empty when the text is not of the form. */
    static Optional<DottedPath> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DottedPath(text, pointer(text))) : Optional.empty();
    }

    private static JsonPointer pointer(String text) {
        return JsonPointer.compile(
                "/" + text.replace('.', '/').replace('[', '/').replace("]", ""));
    }

    /** Returns a JSON pointer as a path. */
    static String written(String pointer) {
        return pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
    }

    /** Returns the type of what stands there; empty when there is no such place in a value of the type. */
    Optional<FactType> typeIn(FactType root) {
        FactType type = root;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            type = inside(type, rest);
            if (type == null) {
                return Optional.empty();
            }
        }
        return Optional.of(type);
    }

    private static @Nullable FactType inside(FactType type, JsonPointer step) {
        if (type instanceof Structure structure) {
            FactType.Field field = structure.fields().get(step.getMatchingProperty());
            return field == null ? null : field.type();
        }
        return type instanceof ListOf list && step.mayMatchElement() ? list.element() : null;
    }

    /** Returns whether the place exists: all lists on the way are long enough. Nothing can be said below a null. */
    boolean existsIn(Object value) {
        Object found = value;
        for (JsonPointer rest = pointer; !rest.matches() && found != null; rest = rest.tail()) {
            boolean exists = found instanceof List<?> list
                    ? rest.getMatchingIndex() < list.size()
                    : found instanceof Map<?, ?> map && map.containsKey(rest.getMatchingProperty());
            if (!exists) {
                return false;
            }
            found = inside(found, rest);
        }
        return true;
    }

    /** Returns what stands there; null also when the place does not exist. */
    @Nullable
    Object valueIn(Object value) {
        Object found = value;
        for (JsonPointer rest = pointer; !rest.matches() && found != null; rest = rest.tail()) {
            found = inside(found, rest);
        }
        return found;
    }

    private static @Nullable Object inside(Object value, JsonPointer step) {
        if (value instanceof List<?> list) {
            int index = step.getMatchingIndex();
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return value instanceof Map<?, ?> map ? map.get(step.getMatchingProperty()) : null;
    }

    /** Returns the paths of all leaves of a type; of lists of structures, those in the first entry. */
    static List<String> leavesOf(FactType type) {
        return leavesOf("", type).toList();
    }

    private static Stream<String> leavesOf(String path, FactType type) {
        if (type instanceof Structure structure) {
            String stem = path.isEmpty() ? "" : path + ".";
            return structure.fields().entrySet().stream()
                    .flatMap(field ->
                            leavesOf(stem + field.getKey(), field.getValue().type()));
        }
        return type instanceof ListOf list && list.element() instanceof Structure entry
                ? leavesOf(path + "[0]", entry)
                : Stream.of(path);
    }
}
