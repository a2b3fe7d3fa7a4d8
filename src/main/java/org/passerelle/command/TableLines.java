package org.passerelle.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Json;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.FactColumns;

/**
 * The cases of a table as lines of JSON: one for each row, and a blank one for the header and each blank row, so that lines have the numbers
 * of rows. A row with more cells than the header becomes a case that is refused.
 */
final class TableLines extends InputStream {

    /** Of a case, not a name of any fact: the reader of cases refuses it where the row stands. */
    private static final String TOO_MANY = "cellsWithoutHeader";

    private final Rows rows;
    private final Programme programme;
    private final LocalDate usualDay;
    private final List<String> headers;
    private final FactColumns facts;
    private byte[] line = {'\n'};
    private int next;

    /**
     * Reads the header.
     *
     * @param file name for people
     * @param usualDay of decisions where a row names none
     * @throws org.passerelle.scenario.InvalidScenarios when a column is not known or stands twice
     */
    TableLines(String file, Rows rows, Programme programme, LocalDate usualDay) {
        this.rows = rows;
        this.programme = programme;
        this.usualDay = usualDay;
        if (!rows.hasNext()) {
            throw new Unusable(
                    file + " is empty; the first row holds the names of facts, and caseId or decisionDate if wanted.");
        }
        this.headers = rows.next();
        this.facts = FactColumns.of(file, headers, Set.of(CaseRequest.CASE_ID), programme);
    }

    @Override
    public int read() {
        return fill() ? line[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, count);
        next += count;
        return count;
    }

    /** A file never keeps its reader waiting. */
    @Override
    public int available() {
        return fill() ? line.length - next : 0;
    }

    private boolean fill() {
        if (next == line.length && rows.hasNext()) {
            line = line(rows.next());
            next = 0;
        }
        return next < line.length;
    }

    private byte[] line(List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return new byte[] {'\n'};
        }
        byte[] json = Json.bytes(request(cells));
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        return line;
    }

    private ObjectNode request(List<String> cells) {
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
        return request;
    }

    /** What a cell means follows from the type of the fact; on a day without edition the case is refused anyway. */
    private Edition edition(ObjectNode request) {
        try {
            LocalDate day = request.has(Edition.DECISION_DATE)
                    ? LocalDate.parse(request.path(Edition.DECISION_DATE).asText())
                    : usualDay;
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
