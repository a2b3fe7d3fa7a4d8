package org.passerelle.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One thing that a scenario expects of its decision. */
sealed interface Expectation {

    /** Returns how a decision differs from what is expected; empty when it does not. */
    Optional<Difference> differenceFrom(Observed observed);

    /**
     * An outcome that passes a test.
     *
     * @param written the test as the scenario writes it
     */
    record OfOutcome(DottedPath path, String written, Predicate<@Nullable Object> test) implements Expectation {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Override
        public Optional<Difference> differenceFrom(Observed observed) {
            if (!path.existsIn(observed.outcomes())) {
                return Optional.of(new Difference(path.text(), written, "nothing there"));
            }
            Object value = path.valueIn(observed.outcomes());
            return test.test(value)
                    ? Optional.empty()
                    : Optional.of(new Difference(path.text(), written, shown(value)));
        }

        private static String shown(@Nullable Object value) {
            if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.isEmpty()
                        ? "[]"
                        : String.join("; ", list.stream().map(String::valueOf).toList());
            }
            try {
                return value instanceof String text ? text : JSON.writeValueAsString(value);
            } catch (JsonProcessingException notJson) {
                return String.valueOf(value);
            }
        }
    }

    /** Ids that must be among those shown, and ids that must not. */
    record OfSome(Evidence kind, String written, Set<String> present, Set<String> absent) implements Expectation {

        @Override
        public Optional<Difference> differenceFrom(Observed observed) {
            Set<String> ids = observed.ids(kind);
            boolean holds = ids.containsAll(present) && absent.stream().noneMatch(ids::contains);
            return holds ? Optional.empty() : Optional.of(new Difference(kind.label(), written, shown(ids)));
        }

        /* Of all the rows of a decision only those of the tables in question are of interest. */
        private String shown(Set<String> ids) {
            List<String> related = ids.stream()
                    .filter(id -> kind != Evidence.RULES || isOfSameTable(id))
                    .toList();
            return related.isEmpty() ? "none" : String.join("; ", related);
        }

        private boolean isOfSameTable(String row) {
            return present.stream().anyMatch(id -> table(id).equals(table(row)))
                    || absent.stream().anyMatch(id -> table(id).equals(table(row)));
        }

        private static String table(String row) {
            return row.substring(0, row.lastIndexOf('.') + 1);
        }
    }

    /** All ids that may be shown; none when empty. */
    record OfAll(Evidence kind, Set<String> ids) implements Expectation {

        @Override
        public Optional<Difference> differenceFrom(Observed observed) {
            Set<String> got = observed.ids(kind);
            return got.equals(ids)
                    ? Optional.empty()
                    : Optional.of(new Difference(kind.label(), shown(ids), shown(got)));
        }

        private static String shown(Set<String> ids) {
            return ids.isEmpty()
                    ? "none"
                    : String.join("; ", ids.stream().sorted().toList());
        }
    }
}
