package org.passerelle.analysis.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;

/** How decisions and functions reach their value, as text; a table stands for itself. */
final class LogicText {

    private LogicText() {}

    /** Returns the logic by name of all that is not merely a table. */
    static Map<String, String> of(Graph graph) {
        Map<String, String> texts = new TreeMap<>();
        for (Graph.Model model : graph.models().values()) {
            model.decisions().forEach((name, logic) -> add(texts, name, logic));
            model.functions().forEach((name, function) -> add(texts, name, function.body()));
        }
        return texts;
    }

    private static void add(Map<String, String> texts, String name, Logic logic) {
        if (!(logic instanceof Logic.Tabular)) {
            texts.merge(name, text(logic), (one, other) -> one + "; " + other);
        }
    }

    private static String text(Logic logic) {
        if (logic instanceof Logic.Expression expression) {
            return expression.text().strip();
        } else if (logic instanceof Logic.Tabular tabular) {
            return tabular.table().id();
        } else if (logic instanceof Logic.Entries entries) {
            return "{" + text(entries.entries()) + "}";
        } else if (logic instanceof Logic.Invocation call) {
            return call.function() + "(" + text(call.bindings()) + ")";
        } else if (logic instanceof Logic.ForEach each) {
            return "for " + each.variable() + " in " + each.list().text().strip() + " return " + text(each.result());
        }
        List<String> items =
                ((Logic.Items) logic).items().stream().map(LogicText::text).toList();
        return "[" + String.join(", ", items) + "]";
    }

    private static String text(Map<String, Logic> named) {
        List<String> parts = new ArrayList<>();
        named.forEach((name, logic) -> parts.add(name + ": " + text(logic)));
        return String.join(", ", parts);
    }
}
