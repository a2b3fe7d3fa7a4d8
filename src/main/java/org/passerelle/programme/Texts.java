package org.passerelle.programme;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a programme says to people, in every language that the service speaks: sentences by rule id or code, and labels. */
public final class Texts {

    /** Languages that every text exists in; the first is the default. */
    public static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.GERMAN, Locale.ENGLISH);

    static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<Locale, Map<String, String>> texts;
    private final Map<Locale, Map<String, String>> labels;

    Texts(Map<Locale, Map<String, String>> texts, Map<Locale, Map<String, String>> labels) {
        this.texts = Map.copyOf(texts);
        this.labels = Map.copyOf(labels);
    }

    /**
     * Returns the text of a rule id or code; a key without a text comes back as it is.
     *
     * @param language one of {@link #LANGUAGES}
     * @param arguments by placeholder; one that is itself a code with a text is put in words
     */
    public String text(String key, Locale language, Map<String, String> arguments) {
        Map<String, String> inLanguage = texts.getOrDefault(language, Map.of());
        String text = inLanguage.getOrDefault(key, key);
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            String argument = arguments.getOrDefault(placeholder.group(1), placeholder.group());
            return Matcher.quoteReplacement(inLanguage.getOrDefault(argument, argument));
        });
    }

    /** Returns the keys of all sentences, sorted. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        texts.values().forEach(inLanguage -> keys.addAll(inLanguage.keySet()));
        return keys;
    }

    /**
     * Returns what pages call something that the models name.
     *
     * @param key name of a decision, unit of rules or output, {@link Table.Column#labelKey()}, or path of a fact or outcome,
     *     "/measures/code"
     * @param language one of {@link #LANGUAGES}
     * @return null when the programme has no labels
     */
    public @Nullable String label(String key, Locale language) {
        return labels.getOrDefault(language, Map.of()).get(key);
    }
}
