package org.passerelle.analysis.regions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.JointIndex;
import org.passerelle.analysis.words.Words;

/** Puts sets of values of a column in words; samples stand for all values between two constants. */
final class ValueWords {

    private final Words words;

    ValueWords(Words words) {
        this.words = words;
    }

    /** Returns the words; null when any value will do. */
    @Nullable
    String of(JointIndex.Column column, BitSet values) {
        if (values.cardinality() == column.values().size()) {
            return null;
        }
        boolean ordered = column.values().stream()
                .map(JointIndex.Value::value)
                .anyMatch(value -> value instanceof BigDecimal || value instanceof LocalDate);
        return ordered ? ranges(column, values) : listed(column, values);
    }

    private String listed(JointIndex.Column column, BitSet values) {
        List<Object> in = new ArrayList<>();
        List<Object> out = new ArrayList<>();
        boolean open = false;
        boolean mayBeOpen = false;
        for (int index = 0; index < column.values().size(); index++) {
            Object value = column.values().get(index).value();
            if (value == null) {
                mayBeOpen = true;
                open = values.get(index);
            } else {
                (values.get(index) ? in : out).add(value);
            }
        }
        if (out.isEmpty()) {
            return words.text("known");
        }
        boolean some = in.stream().anyMatch(value -> isSample(column, value));
        if (some || (in.size() > 2 && out.size() < 2)) {
            return words.text(
                    open ? "not-or-unknown" : mayBeOpen ? "known-but-not" : "not", Map.of("values", each(out, false)));
        }
        return each(in, open);
    }

    private String each(List<Object> values, boolean open) {
        List<String> parts = new ArrayList<>(values.stream().map(words::value).toList());
        if (open) {
            parts.add(words.value(null));
        }
        return either(parts);
    }

    /** Whether a text only stands for those that no cell names. */
    private static boolean isSample(JointIndex.Column column, Object value) {
        boolean listed = column.column().type() instanceof org.passerelle.facts.FactType.Text text
                && !text.allowed().isEmpty();
        return value instanceof String && !listed && !column.constants().contains(value);
    }

    private String ranges(JointIndex.Column column, BitSet values) {
        List<String> parts = new ArrayList<>();
        List<JointIndex.Value> all = column.values();
        boolean open = false;
        for (int from = values.nextSetBit(0); from >= 0; from = values.nextSetBit(from + 1)) {
            if (all.get(from).value() == null) {
                open = true;
                continue;
            }
            int to = from;
            while (values.get(to + 1) && to + 1 < all.size() && all.get(to + 1).value() != null) {
                to++;
            }
            parts.add(range(column, from, to));
            from = to;
        }
        if (open) {
            parts.add(words.value(null));
        }
        return either(parts);
    }

    private String range(JointIndex.Column column, int from, int to) {
        Object low = Objects.requireNonNull(column.values().get(from).value());
        Object high = Objects.requireNonNull(column.values().get(to).value());
        if (from == to && column.constants().contains(low)) {
            return words.value(low);
        }
        String above = from == 0 ? null : low(column, from, low);
        boolean last =
                to + 1 == column.values().size() || column.values().get(to + 1).value() == null;
        String below = last ? null : high(column, to, high);
        if (above != null && below != null) {
            return words.text("both", Map.of("first", above, "last", below));
        }
        return above != null ? above : below != null ? below : words.text("known");
    }

    private String low(JointIndex.Column column, int from, Object low) {
        boolean included = column.constants().contains(low);
        Object bound = included
                ? low
                : Objects.requireNonNull(column.values().get(from - 1).value());
        return bound("above", included, bound);
    }

    private String high(JointIndex.Column column, int to, Object high) {
        boolean included = column.constants().contains(high);
        Object bound = included
                ? high
                : Objects.requireNonNull(column.values().get(to + 1).value());
        return bound("below", included, bound);
    }

    private String bound(String side, boolean included, Object value) {
        String key = (value instanceof LocalDate ? "day-" : "") + side + (included ? "-or-equal" : "");
        return words.text(key, Map.of("value", words.value(value)));
    }

    private String either(List<String> parts) {
        String last = parts.get(parts.size() - 1);
        return parts.size() == 1
                ? last
                : words.text(
                        "or", Map.of("first", String.join(", ", parts.subList(0, parts.size() - 1)), "last", last));
    }
}
