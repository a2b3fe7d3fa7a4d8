package org.passerelle.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a fact may be. Both the reader and the JSON Schema follow from it. */
public sealed interface FactType {

    /** Returns whether all its values are known ahead: true and false, or some texts. */
    default boolean isListed() {
        return this instanceof Flag
                || (this instanceof Text text && !text.allowed().isEmpty());
    }

    /**
     * An object with these fields and no others.
     *
     * @param fields by name, in the order in which values and schema list them
     */
    record Structure(Map<String, Field> fields) implements FactType {
        public Structure {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** Returns what the reader makes of a structure in which nothing is known. */
        public Map<String, @Nullable Object> unknown() {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            fields.forEach((name, field) ->
                    values.put(name, field.type() instanceof Structure structure ? structure.unknown() : null));
            return values;
        }
    }

    /**
     * One field of a structure.
     *
     * @param required whether it must be given, and not as null, wherever its structure is given
     * @param description what it means, for people who read the schema; may be empty
     * @param changeable whether anybody can bring about another value
     */
    record Field(FactType type, boolean required, String description, boolean changeable) {

        /** Creates a field that can change. */
        public Field(FactType type, boolean required, String description) {
            this(type, required, description, true);
        }
    }

    /**
     * A list without nulls.
     *
     * @param maxItems the most entries it may have
     */
    record ListOf(FactType element, int maxItems) implements FactType {
        static final String ID = "id";

        /** Returns whether entries are known by their id: structures with a required field of that name. */
        public boolean hasUniqueIds() {
            return element instanceof Structure structure
                    && structure.fields().containsKey(ID)
                    && structure.fields().get(ID).required();
        }
    }

    /**
     * A text, either one of some values or free within limits.
     *
     * @param allowed the only values; empty for a free text
     * @param maxLength the most code points of a free text
     * @param pattern regular expression that the whole of a free text must match, in the syntax that Java and ECMA-262
     *     share; null when any text will do
     */
    record Text(
            List<String> allowed, int maxLength, @Nullable String pattern) implements FactType {
        public Text {
            allowed = List.copyOf(allowed);
            if (pattern != null) {
                Pattern.compile(pattern);
            }
        }

        /** Returns the text that is one of these values. */
        public static Text oneOf(List<String> allowed) {
            return new Text(allowed, 0, null);
        }

        /** Returns the free text of at most so many code points. */
        public static Text upTo(int maxLength) {
            return new Text(List.of(), maxLength, null);
        }

        /** Returns the free text without a limit of its own. */
        public static Text ofAnyLength() {
            return upTo(Integer.MAX_VALUE);
        }
    }

    /**
     * A number. One without bounds may be as large as 1E+2147483647.
     *
     * @param minimum the smallest allowed, inclusive; null when there is none
     * @param maximum the largest allowed, inclusive; null when there is none
     * @param whole whether its fraction must be zero; 52.0 is whole
     */
    record Decimal(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum, boolean whole) implements FactType {}

    /** True or false. */
    record Flag() implements FactType {}

    /** A day of the calendar, written YYYY-MM-DD, from year 0000 to year 9999. */
    record Day() implements FactType {

        /** Returns whether a day can be written so. */
        public static boolean admits(LocalDate day) {
            return day.getYear() >= 0 && day.getYear() <= 9999;
        }
    }
}
