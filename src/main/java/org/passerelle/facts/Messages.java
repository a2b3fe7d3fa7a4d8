package org.passerelle.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts for people, from {@code messages_<language>.properties}. Placeholders are written {@code {name}}. */
public final class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /* Otherwise a language that lacks would be replaced by that of the machine. */
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Messages() {}

    /**
     * Returns a text with its placeholders filled.
     *
     * @param arguments by placeholder; may hold more than the text uses
     * @throws java.util.MissingResourceException when there is no such language or key
     * @throws NullPointerException when a placeholder has no argument
     */
    public static String text(String key, Locale language, Map<String, String> arguments) {
        String text =
                ResourceBundle.getBundle("messages", language, NO_FALLBACK).getString(key);
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            String name = placeholder.group(1);
            String argument = Objects.requireNonNull(arguments.get(name), () -> key + " needs " + name);
            return Matcher.quoteReplacement(argument);
        });
    }

    /** Returns what is wrong and what is allowed. */
    public static String text(Problem problem, Locale language) {
        Map<String, String> arguments = new HashMap<>(problem.arguments());
        arguments.computeIfPresent("expected", (name, type) -> text("problem.expected." + type, language, Map.of()));
        // That nothing is allowed is said in words, not by a list without entries.
        boolean isNothing = String.valueOf(arguments.get("allowed")).isEmpty();
        return text("problem." + problem.code() + (isNothing ? ".NONE" : ""), language, arguments);
    }

    /** Returns what keeps a document from being read, and where. */
    public static String text(JsonDocument.Malformed fault, Locale language) {
        Map<String, String> place =
                Map.of("line", String.valueOf(fault.line()), "column", String.valueOf(fault.column()));
        return text("problem.malformed." + fault.code(), language, place);
    }
}
