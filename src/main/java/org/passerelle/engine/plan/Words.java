package org.passerelle.engine.plan;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.UnaryTests;

/** The words that stand in some logic: every name that it reads of one word is among them. */
final class Words {

    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}_]+");

    private Words() {}

    static Set<String> of(DMNModelInstrumentedBase element) {
        Set<String> words = new HashSet<>();
        collect(element, words);
        return words;
    }

    private static void collect(DMNModelInstrumentedBase element, Set<String> words) {
        String text = element instanceof LiteralExpression literal
                ? literal.getText()
                : element instanceof UnaryTests tests ? tests.getText() : null;
        if (text != null) {
            words.addAll(SEPARATOR.splitAsStream(text).toList());
        }
        element.getChildren().forEach(child -> collect(child, words));
    }
}
