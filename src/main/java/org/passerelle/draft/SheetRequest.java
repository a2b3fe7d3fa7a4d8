package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Text;
import org.passerelle.sheet.SheetFormat;

/**
 * Which table is to be exchanged, and how.
 *
 * @param file path of the model
 * @param lastNumber the highest that a row of the table has in any model: editions share ids, and none is used again
 */
record SheetRequest(String file, TableText table, SheetFormat format, int lastNumber) {

    private static final String FILE = "file";
    private static final String TABLE = "table";
    private static final String FORMAT = "format";

    static final Map<String, FactType> ARGUMENTS =
            Map.of(FILE, Text.ofAnyLength(), TABLE, Text.ofAnyLength(), FORMAT, Text.ofAnyLength());

    /**
     * Reads what a request holds beside its draft.
     *
     * @throws UnusableDraft when it names no table, or no format
     */
    static SheetRequest read(Project project, JsonNode arguments, Locale language) {
        String file = arguments.path(FILE).asText();
        String id = arguments.path(TABLE).asText();
        Map<String, String> models = project.files().models();
        // What was asked for is not repeated: it could be anything.
        TableText table = TableText.of(id, models.getOrDefault(file, ""))
                .orElseThrow(() ->
                        refused("sheet-no-table", language, Map.of("allowed", String.join(", ", models.keySet()))));
        return new SheetRequest(file, table, format(arguments, language), lastNumber(id, project.files()));
    }

    private static SheetFormat format(JsonNode arguments, Locale language) {
        String wanted = arguments.path(FORMAT).asText();
        return Stream.of(SheetFormat.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> refused("sheet-no-format", language, Map.of("allowed", "csv, xlsx")));
    }

    private static UnusableDraft refused(String key, Locale language, Map<String, String> arguments) {
        String reason = Message.text(key, language, arguments);
        return new UnusableDraft(List.of(Message.error(Message.Kind.REQUEST, Place.NOWHERE, reason)));
    }

    private static int lastNumber(String table, DraftFiles files) {
        Pattern row = Pattern.compile("<rule\\b[^>]*\\bid=\"" + Pattern.quote(table) + "\\.(\\d{1,9})\"");
        return files.allModels()
                .flatMap(text -> row.matcher(text).results())
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }
}
