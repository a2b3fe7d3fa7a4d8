package org.passerelle.programme;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the texts of a programme and reports gaps, orphans and placeholders that differ between languages. */
final class TextsReader {

    private final Map<Locale, Map<String, String>> texts = new HashMap<>();
    private final Map<Locale, Set<String>> repeated = new HashMap<>();
    private final List<Defect> defects;

    TextsReader(Path folder, List<Defect> defects) throws IOException {
        this.defects = defects;
        for (Locale language : Texts.LANGUAGES) {
            Path file = folder.resolve(fileName(language));
            if (Files.exists(file)) {
                texts.put(language, read(file, language));
            } else {
                defects.add(new Defect(fileName(language), 0, "The file is missing."));
            }
        }
    }

    private Map<String, String> read(Path file, Locale language) throws IOException {
        Map<String, String> entries = new HashMap<>();
        Set<String> twice = repeated.computeIfAbsent(language, any -> new TreeSet<>());
        Properties properties = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (entries.put((String) key, (String) value) != null) {
                    twice.add((String) key);
                }
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return entries;
    }

    private static String fileName(Locale language) {
        return "texts_" + language.getLanguage() + ".properties";
    }

    /**
     * Returns the texts.
     *
     * @param needed keys that must have a text
     * @param known further keys that may have one
     */
    Texts check(Set<String> needed, Set<String> known) {
        texts.forEach((language, entries) -> {
            String file = fileName(language);
            for (String key : new TreeSet<>(needed)) {
                if (entries.getOrDefault(key, "").isBlank()) {
                    defects.add(new Defect(file, 0, "There is no text for '" + key + "'."));
                }
            }
            for (String key : new TreeSet<>(entries.keySet())) {
                if (!needed.contains(key) && !known.contains(key)) {
                    defects.add(new Defect(file, 0, "The text '" + key + "' belongs to no rule and no code."));
                }
                checkPlaceholders(file, key, entries.get(key));
            }
            repeated.getOrDefault(language, Set.of())
                    .forEach(key -> defects.add(new Defect(file, 0, "The text '" + key + "' stands twice.")));
        });
        return new Texts(texts);
    }

    private void checkPlaceholders(String file, String key, String text) {
        String reference = texts.getOrDefault(Texts.LANGUAGES.get(0), Map.of()).getOrDefault(key, text);
        if (!placeholders(text).equals(placeholders(reference))) {
            defects.add(new Defect(file, 0, "The placeholders of '" + key + "' differ from those in the other languages."));
        }
    }

    private static Set<String> placeholders(String text) {
        return Texts.PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
