package org.passerelle.analysis.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.Days;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.JsonDocument;
import org.passerelle.facts.Messages;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;

/** Cases that were uploaded, a JSON object per line. */
final class UploadedCases implements Caseload {

    private static final String FACTS = "facts";
    private static final int MOST_PROBLEMS = 100;

    private final List<Case> cases = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Structure type;
    private final LocalDate usualDay;

    private UploadedCases(Structure type, LocalDate usualDay) {
        this.type = type;
        this.usualDay = usualDay;
    }

    static Caseload read(String lines, Structure type, LocalDate usualDay) {
        UploadedCases cases = new UploadedCases(type, usualDay);
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                cases.add(number, line);
            }
        }
        return cases;
    }

    private void add(int number, String line) {
        JsonDocument document = JsonDocument.parse(line.getBytes(StandardCharsets.UTF_8));
        if (document instanceof JsonDocument.WellFormed formed) {
            JsonNode root = formed.root();
            boolean request = root.has(FACTS) && !type.fields().containsKey(FACTS);
            LocalDate day = request && root.hasNonNull(Edition.DECISION_DATE)
                    ? day(number, root.get(Edition.DECISION_DATE))
                    : usualDay;
            Reading reading = FactReader.read(request ? root.get(FACTS) : root, type, request ? "/facts" : "");
            if (reading instanceof Reading.Rejected rejected) {
                rejected.problems().forEach(problem -> complain(number, problem));
            } else if (day != null && ((Reading.Accepted) reading).value() instanceof Map<?, ?> facts) {
                Map<String, Object> named = new LinkedHashMap<>();
                facts.forEach((name, value) -> named.put((String) name, value));
                cases.add(new Case(day, named));
            }
        } else {
            JsonDocument.Malformed malformed = (JsonDocument.Malformed) document;
            complain(number, Messages.text(malformed, Locale.ENGLISH));
        }
    }

    private @Nullable LocalDate day(int number, JsonNode text) {
        LocalDate day = Days.of(text.asText());
        if (day == null) {
            complain(number, "/" + Edition.DECISION_DATE + ": Not a day of the calendar, written YYYY-MM-DD.");
        }
        return day;
    }

    private void complain(int number, Problem problem) {
        complain(number, problem.pointer() + ": " + Messages.text(problem, Locale.ENGLISH));
    }

    private void complain(int number, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("Line " + number + ": " + problem);
        }
    }

    @Override
    public int size() {
        return cases.size();
    }

    @Override
    public Case at(int index) {
        return cases.get(index);
    }

    @Override
    public List<String> problems() {
        return problems;
    }
}
