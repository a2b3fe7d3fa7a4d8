package org.passerelle.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.batch.BatchRequest;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Json;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.FactColumns;
import org.passerelle.sheet.Sheet.Content;
import org.passerelle.sheet.Sheet.Line;
import org.passerelle.sheet.SheetLines;
import org.passerelle.sheet.UnreadableSheet;

/**
 * The cases of a table as lines of JSON, each with the number that it has in the file: what comes before it, such as the header, becomes blank
 * lines. A row with more cells than the header, or with an error, becomes a case that is refused.
 */
final class TableLines extends InputStream {

    /** Of a case, not a name of any fact: the reader of cases refuses it where the row stands. */
    private static final String TOO_MANY = "cellsWithoutHeader";

    /** As above: what a formula failed to find is not what the case says. */
    private static final String FAULTS = "cellsWithError";

    private final String file;
    private final SheetLines rows;
    private final BatchRequest batch;
    private final List<String> headers;
    private final FactColumns facts;
    private byte[] buffer;
    private int next;
    private int lines;

    /**
     * Reads the header.
     *
     * @param file name for people
     * @param header programme whose facts the columns must name; what another does not know is left to the reader of facts
     * @param batch by which the cases are decided
     * @throws org.passerelle.scenario.InvalidScenarios when a column is not known or stands twice
     */
    TableLines(String file, SheetLines rows, Programme header, BatchRequest batch) {
        this.file = file;
        this.rows = rows;
        this.batch = batch;
        Line first = row().orElseThrow(() -> new Unusable(
                file + " is empty; the first row holds the names of facts, and caseId or decisionDate if wanted."));
        this.headers = first.texts();
        this.facts = FactColumns.of(file, headers, Set.of(CaseRequest.CASE_ID), header);
        this.lines = first.number();
        this.buffer = "\n".repeat(lines).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Line> row() {
        try {
            return rows.next();
        } catch (UnreadableSheet unreadable) {
            throw new Unusable(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public int read() {
        return fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.length - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean fill() {
        if (next == buffer.length) {
            row().ifPresent(row -> {
                buffer = line(row);
                next = 0;
            });
        }
        return next < buffer.length;
    }

    private byte[] line(Line row) {
        byte[] json = Json.bytes(request(row));
        int before = row.number() - lines - 1;
        byte[] line = new byte[before + json.length + 1];
        Arrays.fill(line, (byte) '\n');
        System.arraycopy(json, 0, line, before, json.length);
        lines = row.number();
        return line;
    }

    private ObjectNode request(Line row) {
        List<String> cells = row.texts();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        for (String name : List.of(CaseRequest.CASE_ID, Edition.DECISION_DATE)) {
            int column = headers.indexOf(name);
            if (column >= 0 && column < cells.size() && !cells.get(column).isEmpty()) {
                request.put(name, cells.get(column));
            }
        }
        request.set(CaseRequest.FACTS, facts.read(cells, edition(request).facts()));
        if (cells.size() > headers.size()) {
            request.put(TOO_MANY, cells.size() - headers.size());
        }
        long faults = row.cells().stream()
                .filter(cell -> cell.content() == Content.FAULT)
                .count();
        if (faults > 0) {
            request.put(FAULTS, faults);
        }
        return request;
    }

    /** What a cell means follows from the type of the fact; on a day without edition the case is refused anyway. */
    private Edition edition(ObjectNode request) {
        Programme programme = batch.programme();
        try {
            LocalDate day = request.has(Edition.DECISION_DATE)
                    ? LocalDate.parse(request.path(Edition.DECISION_DATE).asText())
                    : batch.today();
            return programme.editionOn(day).orElseGet(programme::latest);
        } catch (DateTimeParseException noDay) {
            return programme.latest();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
