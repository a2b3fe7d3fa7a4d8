package org.passerelle.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Progress;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Text;
import org.passerelle.sheet.UnreadableSheet;

/** Says what becomes of a table when a file of a spreadsheet is merged into it, and hands out the model that would hold it. */
final class MergeTask implements Task {

    private static final String CONTENT = "content";

    static final Map<String, FactType> ARGUMENTS = arguments();

    /**
     * What came of merging.
     *
     * @param file path of the model
     * @param changes to the table; none when the sheet has a fault
     * @param problems what is wrong with the sheet
     * @param text the model with the table as the sheet has it; null when the sheet has a fault
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String file,
            List<SheetMerge.Change> changes,
            List<SheetProblem> problems,
            @Nullable String text) {}

    private static Map<String, FactType> arguments() {
        Map<String, FactType> arguments = new HashMap<>(SheetRequest.ARGUMENTS);
        arguments.put(CONTENT, Text.ofAnyLength());
        return arguments;
    }

    @Override
    public boolean evaluates() {
        return false;
    }

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        SheetRequest request = SheetRequest.read(project, arguments, language);
        SheetReader reader = new SheetReader(request.table(), language);
        List<SheetReader.Read> rows;
        try {
            byte[] file = Base64.getDecoder().decode(arguments.path(CONTENT).asText());
            rows = reader.read(request.format().read(file));
        } catch (UnreadableSheet | IllegalArgumentException unreadable) {
            String format = request.format().name().toLowerCase(Locale.ROOT);
            SheetProblem problem = SheetProblem.of(null, null, "unreadable", language, Map.of("format", format));
            return new Result(request.file(), List.of(), List.of(problem), null);
        }
        if (!reader.problems().isEmpty()) {
            return new Result(request.file(), List.of(), reader.problems(), null);
        }
        SheetMerge merge = new SheetMerge(request.table(), request.lastNumber());
        String text = merge.merge(rows);
        return new Result(request.file(), merge.changes(), List.of(), text);
    }
}
