package org.passerelle.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.passerelle.draft.TableText.Kind;

/** The cells of a model that say nothing: a row that somebody has just added has some, and cannot be compiled. */
final class BlankCells {

    private static final Pattern TABLE = Pattern.compile("<decisionTable\\b[^>]*\\bid=\"([^\"]+)\"");

    private BlankCells() {}

    static List<Message> in(String model, ModelPlaces places, Locale language) {
        List<Message> messages = new ArrayList<>();
        TABLE.matcher(model)
                .results()
                .flatMap(table -> TableText.of(table.group(1), model).stream())
                .forEach(table -> table.rows().forEach((row, written) -> {
                    for (int at = 0; at < written.cells().size(); at++) {
                        TableText.Column column = table.columns().get(at);
                        if (column.kind() != Kind.ANNOTATION
                                && written.cells().get(at).isEmpty()) {
                            places.ofId(row)
                                    .map(place -> message(place, column, language))
                                    .ifPresent(messages::add);
                        }
                    }
                }));
        return messages;
    }

    private static Message message(Place row, TableText.Column column, Locale language) {
        String key = column.kind() == Kind.INPUT ? "sheet-blank" : "sheet-blank-output";
        return Message.error(
                Message.Kind.COMPILATION, row.inColumn(column.name()), Message.text(key, language, Map.of()));
    }
}
