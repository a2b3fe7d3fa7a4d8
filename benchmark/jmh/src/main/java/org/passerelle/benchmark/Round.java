package org.passerelle.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Cases that one thread has an engine decide, over and over. */
final class Round {

    /** Structures are classes of their own here and maps there; as JSON they are the same. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Supplier<?>[] cases;
    private int next;

    /** Creates a round of {@link Cases#COUNT} cases. */
    Round(Engine engine, List<Map<String, Object>> facts) {
        this.cases = facts.stream().map(engine::prepare).toArray(Supplier<?>[]::new);
    }

    Object decideNext() {
        next = (next + 1) % Cases.COUNT;
        return cases[next].get();
    }

    /**
     * Has an engine decide cases and compares every decision.
     *
     * @throws IllegalStateException when one is not what the expected engine decides
     */
    static void check(Engine engine, Engine expected, List<Map<String, Object>> cases) {
        for (Map<String, Object> facts : cases) {
            Map<String, String> right = decisions(expected, facts);
            Map<String, String> found = decisions(engine, facts);
            found.keySet().retainAll(right.keySet());
            if (!found.equals(right)) {
                throw new IllegalStateException("%s decides %s%nas %s%ninstead of %s"
                        .formatted(engine.getClass().getSimpleName(), facts, found, right));
            }
        }
    }

    private static Map<String, String> decisions(Engine engine, Map<String, Object> facts) {
        Map<String, String> decisions = new TreeMap<>();
        engine.read(engine.prepare(facts).get()).forEach((name, value) -> decisions.put(name, json(value)));
        return decisions;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
