package org.passerelle.analysis.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case to be decided.
 *
 * @param day of the decision
 * @param facts by name, as {@link org.passerelle.facts.FactReader} reads them: null, or a structure of nulls, where not known
 */
@SuppressWarnings("NullAway" /* what is not known is a null value of the map */)
public record Case(LocalDate day, Map<String, Object> facts) {

    /** Returns the facts as JSON has them, without those that are not known. */
    public Map<String, Object> known() {
        return known(facts);
    }

    /** Returns how many leaves of the facts are known; each list of plain values counts as one, each entry of another as one more. */
    public int size() {
        return size(facts);
    }

    private static Map<String, Object> known(Map<?, ?> facts) {
        Map<String, Object> known = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            Object kept = known(value);
            if (kept != null) {
                known.put((String) name, kept);
            }
        });
        return known;
    }

    private static @Nullable Object known(@Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            Map<String, Object> known = known(structure);
            return known.isEmpty() ? null : known;
        } else if (value instanceof List<?> list) {
            return list.stream()
                    .map(entry -> entry instanceof Map<?, ?> structure ? known(structure) : known(entry))
                    .toList();
        } else if (value instanceof BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
        return value instanceof LocalDate date ? date.toString() : value;
    }

    private static int size(@Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            return structure.values().stream().mapToInt(Case::size).sum();
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            return 1 + list.stream().mapToInt(Case::size).sum();
        }
        return value == null ? 0 : 1;
    }
}
