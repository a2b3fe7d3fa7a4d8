package org.passerelle.analysis.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Puts facts in words. */
public final class FactWords {

    private final Words words;
    private final List<String> said = new ArrayList<>();

    private FactWords(Words words) {
        this.words = words;
    }

    /** Returns each known fact as "name: value"; only facts of the edition. */
    public static List<String> of(Map<String, Object> facts, Words words) {
        return of(facts, words.edition().facts(), words);
    }

    /** Returns each known fact as "name: value", also those that only another edition has. */
    public static List<String> of(Map<String, Object> facts, Structure type, Words words) {
        FactWords all = new FactWords(words);
        all.say("", type, facts);
        return all.said;
    }

    private void say(String pointer, FactType type, @Nullable Object value) {
        if (value instanceof Map<?, ?> structure && type instanceof Structure fields) {
            fields.fields().forEach((name, field) -> say(pointer + "/" + name, field.type(), structure.get(name)));
        } else if (value instanceof List<?> entries
                && type instanceof ListOf list
                && list.element() instanceof Structure) {
            for (int index = 0; index < entries.size(); index++) {
                say(pointer + "/" + index, list.element(), entries.get(index));
            }
        } else if (value != null) {
            said.add(words.text("seen", Map.of("name", words.fact(pointer), "value", words.value(value))));
        }
    }
}
