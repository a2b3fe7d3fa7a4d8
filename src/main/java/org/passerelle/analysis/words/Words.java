package org.passerelle.analysis.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Edition;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Source;
import org.passerelle.programme.Table;

/**
 * Puts what an edition names for machines in words for people.
 *
 * @param language one of those that every text exists in
 */
public record Words(Edition edition, Locale language) {

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<=\\p{Ll}|\\d)(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}(?=\\p{Ll})");

    /** Returns a text of the pages themselves. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** Returns a text of the pages themselves, with its placeholders filled. */
    public String text(String key, Map<String, String> arguments) {
        return Messages.text("page." + key, language, arguments);
    }

    /** Returns the words of a value; those of null say that it is not known. */
    public String value(@Nullable Object value) {
        if (value == null) {
            return text("unknown");
        }
        if (value instanceof Boolean flag) {
            return text(flag ? "yes" : "no");
        }
        if (value instanceof LocalDate day) {
            return DateTimeFormatter.ofPattern(text(day.getDayOfMonth() == 1 ? "date-first" : "date"), language)
                    .format(day);
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Collection<?> values) {
            return values.isEmpty()
                    ? text("none")
                    : values.stream().map(this::value).collect(Collectors.joining(", "));
        }
        return edition.texts().text(value.toString(), language, Map.of());
    }

    /** Returns which version of a source was read. */
    public String state(Source source) {
        return source.state().equals(Source.UNDATED) ? text("undated") : text("state") + " " + source.state();
    }

    /** Returns a legal basis as it is cited. */
    public String cited(LegalBasis basis) {
        return basis.source().cited(basis.locator(), language);
    }

    /** Returns the sentence of a rule; what only a case can fill in is left open. */
    public String sentence(String rule) {
        return edition.texts().text(rule, language, Map.of()).replaceAll("\\{\\w+}", "…");
    }

    /** Returns what a decision, unit of rules or output is called. */
    public String name(String name) {
        String label = edition.texts().label(name, language);
        return label == null ? inWords(name) : label;
    }

    /** Returns what a column is called. */
    public String column(Table.Column column) {
        String label = edition.texts().label(column.labelKey(), language);
        return label == null ? column.label() : label;
    }

    /**
     * Returns what a fact is called, with the number of the list entry that it belongs to.
     *
     * @param pointer into the facts
     */
    public String fact(String pointer) {
        String path = "";
        List<String> parts = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            if (step.matches("\\d+")) {
                parts.add(numbered(label(path, edition.facts()), Integer.parseInt(step)));
            } else {
                path += "/" + step;
            }
        }
        if (!pointer.matches(".*/\\d+")) {
            parts.add(label(path, edition.facts()));
        }
        return String.join(": ", parts);
    }

    /** Returns what an outcome is called. */
    public String outcome(String path) {
        return label(path, edition.outcomes());
    }

    /** Returns the name of the list entry at an index from 0. */
    public String numbered(String name, int index) {
        return text("numbered", Map.of("name", name, "number", String.valueOf(index + 1)));
    }

    private String label(String path, FactType type) {
        String label = edition.texts().label(path, language);
        if (label != null) {
            return label;
        }
        String description = description(path, type);
        return description.isEmpty() ? inWords(path.substring(path.lastIndexOf('/') + 1)) : description;
    }

    private static String description(String path, FactType root) {
        FactType type = root;
        String description = "";
        for (String name : path.substring(1).split("/", -1)) {
            FactType inside = type instanceof ListOf list ? list.element() : type;
            Field field =
                    inside instanceof Structure structure ? structure.fields().get(name) : null;
            if (field == null) {
                return "";
            }
            type = field.type();
            description = field.description();
        }
        return description.replaceFirst("[.]$", "");
    }

    private static String inWords(String name) {
        String apart = BETWEEN_WORDS.matcher(name).replaceAll(" ");
        // What is written in capitals is an abbreviation, or the letter of a kind.
        String words = CAPITAL.matcher(apart).replaceAll(first -> first.group().toLowerCase(Locale.ROOT));
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
