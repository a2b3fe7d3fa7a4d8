package org.passerelle.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** Mixes the facts of two cases: some from the one, the rest from the other. Lists that outcomes answer entry by entry keep their length. */
final class Mixture {

    private final Predicate<String> kept;
    private final Set<String> answered;

    private Mixture(Edition edition, Predicate<String> kept) {
        this.kept = kept;
        this.answered = edition.decidingOutcomes().stream()
                .filter(outcome -> outcome.contains("[]"))
                .map(outcome -> "/" + outcome.substring(0, outcome.indexOf("[]")))
                .collect(Collectors.toSet());
    }

    /** Returns the facts of a case, but those that are not cited from another. */
    static JsonNode keeping(Set<String> cited, Edition edition, JsonNode facts, JsonNode other) {
        Predicate<String> within =
                pointer -> cited.stream().anyMatch(fact -> pointer.equals(fact) || pointer.startsWith(fact + "/"));
        return new Mixture(edition, within).mix(edition.facts(), facts, other, "", cited);
    }

    /** Returns the facts of a case, but those that are cited from another. */
    static JsonNode replacing(Set<String> cited, Edition edition, JsonNode facts, JsonNode other) {
        Predicate<String> apart = pointer -> cited.stream()
                .noneMatch(fact ->
                        pointer.equals(fact) || pointer.startsWith(fact + "/") || fact.startsWith(pointer + "/"));
        return new Mixture(edition, apart).mix(edition.facts(), facts, other, "", cited);
    }

    private JsonNode mix(FactType type, JsonNode one, JsonNode other, String pointer, Set<String> cited) {
        if (kept.test(pointer)) {
            return one;
        } else if (type instanceof Structure structure) {
            return mixStructure(structure, one, other, pointer, cited);
        }
        boolean byEntry = answered.contains(pointer) || cited.stream().anyMatch(fact -> fact.startsWith(pointer + "/"));
        return type instanceof ListOf list && byEntry ? mixList(list, one, other, pointer, cited) : other;
    }

    private JsonNode mixStructure(Structure type, JsonNode one, JsonNode other, String pointer, Set<String> cited) {
        ObjectNode mixed = JsonNodeFactory.instance.objectNode();
        type.fields().forEach((name, field) -> {
            JsonNode value = mix(field.type(), one.path(name), other.path(name), pointer + "/" + name, cited);
            // Entries keep their identity.
            JsonNode chosen = field.required() ? one.path(name) : value;
            mixed.set(name, chosen.isMissingNode() ? JsonNodeFactory.instance.nullNode() : chosen);
        });
        return mixed;
    }

    private JsonNode mixList(ListOf type, JsonNode one, JsonNode other, String pointer, Set<String> cited) {
        if (!one.isArray()) {
            return one;
        }
        ArrayNode mixed = JsonNodeFactory.instance.arrayNode();
        for (int entry = 0; entry < one.size(); entry++) {
            JsonNode match = other.size() == 0 ? other : other.get(entry % other.size());
            mixed.add(mix(type.element(), one.get(entry), match, pointer + "/" + entry, cited));
        }
        return mixed;
    }
}
