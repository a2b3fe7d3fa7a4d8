package org.passerelle.programme;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads texts of a programme, a file for each language, and reports gaps, orphans and placeholders that differ between them. */
final class TextsReader {

    /** Name of the files with sentences by rule id and code. */
    static final String TEXTS = "texts";

    /** Name of the files with what pages call the names in models. */
    static final String LABELS = "labels";

    /** An escape that is none: what stands before it is even in number. */
    private static final Pattern BROKEN = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4})");

    private final Map<Locale, Map<String, String>> texts = new HashMap<>();
    private final Map<Locale, List<String>> lines = new HashMap<>();
    private final String name;
    private final List<Defect> defects;

    TextsReader(Path folder, String name, List<Defect> defects) throws IOException {
        this.name = name;
        this.defects = defects;
        for (Locale language : Texts.LANGUAGES) {
            Path file = folder.resolve(fileName(language));
            if (Files.exists(file)) {
                String text = Files.readString(file);
                lines.put(language, text.lines().toList());
                texts.put(language, read(text, language));
            } else {
                defects.add(new Defect(fileName(language), 0, "The file is missing."));
            }
        }
        texts.forEach((language, entries) -> entries.forEach((key, text) -> checkPlaceholders(language, key, text)));
    }

    private Map<String, String> read(String text, Locale language) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        Properties properties = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (entries.put((String) key, (String) value) != null) {
                    complain(language, (String) key, "The text '" + key + "' stands twice.");
                }
                return super.put(key, value);
            }
        };
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException escape) {
            long before =
                    text.lines().takeWhile(line -> !BROKEN.matcher(line).find()).count();
            defects.add(new Defect(
                    fileName(language),
                    (int) before + 1,
                    "After \\u stand four hexadecimal digits; write \\\\ for \\."));
        }
        return entries;
    }

    private String fileName(Locale language) {
        return name + "_" + language.getLanguage() + ".properties";
    }

    private void checkPlaceholders(Locale language, String key, String text) {
        String reference = texts.getOrDefault(Texts.LANGUAGES.get(0), Map.of()).getOrDefault(key, text);
        if (!placeholders(text).equals(placeholders(reference))) {
            complain(
                    language,
                    key,
                    "The placeholders of '" + key + "' differ from those in " + fileName(Texts.LANGUAGES.get(0)) + ", "
                            + placeholders(reference) + ".");
        }
    }

    private static Set<String> placeholders(String text) {
        return Texts.PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reports each of some keys that has no text in a language. */
    void require(Set<String> keys) {
        texts.forEach((language, entries) -> new TreeSet<>(keys)
                .stream()
                        .filter(key -> entries.getOrDefault(key, "").isBlank())
                        .forEach(key -> complain(language, key, "There is no text for '" + key + "'.")));
    }

    /**
     * Reports each text whose key is none of these.
     *
     * @param what the keys stand for
     */
    void refuseAllBut(Set<String> keys, String what) {
        texts.forEach((language, entries) -> entries.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> complain(language, key, "The text '" + key + "' belongs to no " + what + ".")));
    }

    private void complain(Locale language, String key, String message) {
        defects.add(new Defect(fileName(language), lineOf(language, key), message));
    }

    /** The last line, from 1, that gives a key a text; 0 when none does. */
    private int lineOf(Locale language, String key) {
        List<String> all = lines.getOrDefault(language, List.of());
        for (int line = all.size(); line > 0; line--) {
            String text = all.get(line - 1).strip();
            if (text.startsWith(key) && text.substring(key.length()).matches("(\\s*[=:].*|\\s+.*|)")) {
                return line;
            }
        }
        return 0;
    }

    Map<Locale, Map<String, String>> texts() {
        return texts;
    }
}
