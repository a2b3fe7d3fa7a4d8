package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.passerelle.analysis.Progress;
import org.passerelle.sheet.SheetFormat;

/** Hands out a table of a draft as a file for spreadsheets. */
final class ExportTask implements Task {

    /**
     * A file.
     *
     * @param content in Base64
     */
    record Result(String name, String mediaType, String content) {}

    @Override
    public boolean evaluates() {
        return false;
    }

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        SheetRequest request = SheetRequest.read(project, arguments, language);
        TableText table = request.table();
        SheetFormat format = request.format();
        List<List<String>> lines = new ArrayList<>();
        lines.add(line(SheetReader.ROW, table.names()));
        table.rows().forEach((id, row) -> lines.add(line(id, row.cells())));
        String name = table.id() + "." + format.name().toLowerCase(Locale.ROOT);
        return new Result(
                name, format.mediaType(), Base64.getEncoder().encodeToString(format.write(table.id(), lines)));
    }

    private static List<String> line(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
