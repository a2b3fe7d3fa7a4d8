package org.passerelle.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.CaseRequest;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** Answers as the rows of a table: one for each case, with a column for each outcome and for each entry of a list of them. */
final class AnswerTable {

    private static final String CASE = "case";
    private static final List<String> BEFORE =
            List.of(CaseRequest.CASE_ID, Edition.DECISION_DATE, "edition", "rulesDigest", "decisionId");
    private static final List<String> AFTER = List.of("findings", "reasons", "missing", "next", "problem", "errors");
    private static final String SEPARATOR = "; ";

    private final Map<String, String> outcomes;
    private long number;

    /** Finds the columns: what the outcomes of any edition are, and how long their lists are in these answers. */
    AnswerTable(Programme programme, AnswerFile answers) throws IOException {
        Map<String, Integer> sizes = new HashMap<>();
        answers.forEach(answer -> measure("", answer.path(Edition.OUTCOMES), sizes));
        outcomes = new LinkedHashMap<>();
        programme.editions().forEach(edition -> addColumns("", "", edition.outcomes(), sizes));
    }

    private static void measure(String path, JsonNode value, Map<String, Integer> sizes) {
        if (value.isArray()) {
            sizes.merge(path, value.size(), Math::max);
            for (int index = 0; index < value.size(); index++) {
                measure(path + "/" + index, value.get(index), sizes);
            }
        }
        value.properties().forEach(field -> measure(path + "/" + field.getKey(), field.getValue(), sizes));
    }

    private void addColumns(String name, String pointer, FactType type, Map<String, Integer> sizes) {
        if (type instanceof Structure structure) {
            structure
                    .fields()
                    .forEach((field, of) -> addColumns(
                            name.isEmpty() ? field : name + "." + field, pointer + "/" + field, of.type(), sizes));
        } else if (type instanceof ListOf list && list.element() instanceof Structure) {
            for (int index = 0; index < sizes.getOrDefault(pointer, 0); index++) {
                addColumns(name + "[" + index + "]", pointer + "/" + index, list.element(), sizes);
            }
        } else {
            outcomes.put(pointer, name);
        }
    }

    List<String> headers() {
        List<String> headers = new ArrayList<>();
        headers.add(CASE);
        headers.addAll(BEFORE);
        headers.addAll(outcomes.values());
        headers.addAll(AFTER);
        return headers;
    }

    /** Returns the next row. */
    List<@Nullable String> row(JsonNode answer) {
        List<@Nullable String> row = new ArrayList<>();
        number++;
        row.add(Long.toString(number));
        BEFORE.forEach(name -> row.add(text(answer.path(name))));
        outcomes.keySet()
                .forEach(pointer -> row.add(text(answer.path(Edition.OUTCOMES).at(pointer))));
        row.add(joined(answer.path("findings"), "message"));
        row.add(joined(answer.path("explanation").path("reasons"), "text"));
        row.add(joined(answer.path("missing"), "fact"));
        row.add(text(answer.path("next")));
        row.add(text(answer.path("title")));
        row.add(joined(answer.path("errors"), "pointer", "detail"));
        return row;
    }

    static @Nullable String text(JsonNode value) {
        if (value.isArray()) {
            return entries(value).map(entry -> String.valueOf(text(entry))).collect(Collectors.joining(SEPARATOR));
        }
        return value.isNull() || value.isMissingNode() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    private static @Nullable String joined(JsonNode list, String... fields) {
        return list.isEmpty()
                ? null
                : entries(list)
                        .map(entry -> Stream.of(fields)
                                .map(field -> entry.path(field).asText())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(": ")))
                        .collect(Collectors.joining(SEPARATOR));
    }

    private static Stream<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
