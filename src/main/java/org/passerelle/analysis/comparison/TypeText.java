package org.passerelle.analysis.comparison;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Messages;

/** What facts or outcomes may be, by path such as {@code measures[].code}. */
final class TypeText {

    private final Map<String, String> texts = new TreeMap<>();
    private final Locale language;

    private TypeText(Locale language) {
        this.language = language;
    }

    static Map<String, String> of(FactType root, Locale language) {
        TypeText types = new TypeText(language);
        types.add("", root);
        return types.texts;
    }

    private void add(String path, FactType type) {
        if (type instanceof Structure structure) {
            structure.fields().forEach((name, field) -> add(path.isEmpty() ? name : path + "." + name, field.type()));
        } else if (type instanceof ListOf list) {
            add(path + "[]", list.element());
        } else {
            texts.put(path, text(type));
        }
    }

    private String text(FactType type) {
        if (type instanceof FactType.Text text) {
            return text.allowed().isEmpty() ? expected("string") : String.join(" | ", text.allowed());
        } else if (type instanceof FactType.Decimal number) {
            String range = (number.minimum() == null ? "" : number.minimum().toPlainString())
                    + ".."
                    + (number.maximum() == null ? "" : number.maximum().toPlainString());
            return expected(number.whole() ? "integer" : "number") + (range.equals("..") ? "" : " " + range);
        }
        return expected(type instanceof FactType.Flag ? "boolean" : "date");
    }

    private String expected(String type) {
        return Messages.text("problem.expected." + type, language, Map.of());
    }
}
