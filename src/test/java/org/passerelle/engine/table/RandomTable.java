package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A decision table drawn at random from everything that tables can hold. */
final class RandomTable {

    private static final List<String> POLICIES = List.of(
            "UNIQUE",
            "UNIQUE",
            "FIRST",
            "FIRST",
            "ANY",
            "PRIORITY",
            "COLLECT",
            "RULE ORDER",
            "OUTPUT ORDER",
            "COLLECT\" aggregation=\"SUM",
            "COLLECT\" aggregation=\"COUNT",
            "COLLECT\" aggregation=\"MIN",
            "COLLECT\" aggregation=\"MAX");

    private final Random random;
    private final String id;

    RandomTable(Random random, String id) {
        this.random = random;
        this.id = id;
    }

    /** A column: what it reads, and the sort of its value. */
    private record Input(String expression, String type, Sort sort) {}

    /** Returns the table in XML. */
    String xml() {
        List<Input> inputs = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(any -> input())
                .toList();
        int outputs = oneIn(3) ? 2 + random.nextInt(2) : 1;
        String policy = any(POLICIES);
        boolean ordered = policy.equals("PRIORITY") || policy.equals("OUTPUT ORDER");
        boolean numbers = policy.contains("aggregation") ? !oneIn(8) : oneIn(3);
        boolean defaults = random.nextBoolean();
        StringBuilder xml = new StringBuilder("<decisionTable id=\"%s\" hitPolicy=\"%s\">".formatted(id, policy));
        inputs.forEach(input -> xml.append(input(input)));
        for (int output = 0; output < outputs; output++) {
            xml.append(output(outputs == 1 ? "" : "out" + output, numbers, ordered || oneIn(6), defaults));
        }
        int rows = 1 + random.nextInt(oneIn(6) ? 80 : 8);
        for (int row = 0; row < rows; row++) {
            xml.append(oneIn(12) ? "<rule>" : "<rule id=\"%s.%d\">".formatted(id, row + 1));
            inputs.forEach(input -> xml.append(element("inputEntry", cell(input.sort()))));
            IntStream.range(0, outputs).forEach(output -> xml.append(element("outputEntry", result(numbers))));
            xml.append("</rule>");
        }
        return xml.append("</decisionTable>").toString();
    }

    private Input input() {
        Sort sort = any(oneIn(12) ? List.of(Sort.LIST, Sort.RECORD) : Sort.ORDERED);
        if (oneIn(6)) {
            return any(List.of(
                    new Input("recordFact.text", "string", Sort.TEXT),
                    new Input("recordFact.number", "number", Sort.NUMBER),
                    new Input("numberFact + 1", "number", Sort.NUMBER),
                    new Input("count(listFact)", "number", Sort.NUMBER),
                    new Input("textFact = null", "boolean", Sort.FLAG),
                    new Input("flagFact or textFact = \"A\"", "boolean", Sort.FLAG),
                    new Input("(dayFact - date(\"2026-01-31\")).days", "number", Sort.NUMBER),
                    new Input("Limit", "number", Sort.NUMBER),
                    new Input("list contains(listFact, \"A\")", "boolean", Sort.FLAG)));
        }
        return new Input(sort.input(), oneIn(3) ? "" : sort.type(), sort);
    }

    private String input(Input input) {
        String type = input.type().isEmpty() ? "" : " typeRef=\"%s\"".formatted(input.type());
        String values = oneIn(20) ? element("inputValues", literals(input.sort(), 4)) : "";
        return "<input><inputExpression%s>%s</inputExpression>%s</input>"
                .formatted(type, element("text", input.expression(), false), values);
    }

    private String output(String name, boolean numbers, boolean listed, boolean defaults) {
        String type = oneIn(3) ? "" : " typeRef=\"%s\"".formatted(numbers ? "number" : "string");
        String values = numbers ? "2, 1, [5..10], 0" : "\"Y\", \"X\", null";
        return "<output%s%s>%s%s</output>"
                .formatted(
                        name.isEmpty() ? "" : " name=\"" + name + "\"",
                        type,
                        listed ? element("outputValues", values) : "",
                        defaults ? element("defaultOutputEntry", oneIn(4) ? "null" : result(numbers)) : "");
    }

    private String result(boolean numbers) {
        if (oneIn(8)) {
            return any(List.of(
                    "null",
                    "numberFact",
                    "textFact",
                    "recordFact.text",
                    "listFact",
                    "[1, textFact]",
                    "numberFact * 2",
                    "if flagFact then 1 else \"X\""));
        }
        return any(numbers ? List.of("0", "1", "2", "7", "-1", "1.0") : List.of("\"X\"", "\"Y\"", "\"Z\""));
    }

    private String cell(Sort sort) {
        String cell =
                switch (random.nextInt(Sort.ORDERED.contains(sort) ? 16 : 10)) {
                    case 0, 1, 2, 3 -> "-";
                    case 4, 5, 6 -> sort.literal(random);
                    case 7 -> literals(sort, 3);
                    case 8 -> any(List.of("null", "not(null)", "null, " + sort.literal(random)));
                    case 9 -> unusual(sort);
                    case 10, 11 -> interval(sort);
                    case 12 -> interval(sort) + ", " + sort.literal(random);
                    case 13 -> any(List.of("< ", "<= ", "> ", ">= ", "= ", "!= ")) + sort.literal(random);
                    case 14 -> "not(" + any(List.of(literals(sort, 2), interval(sort), "null")) + ")";
                    default -> (oneIn(4) ? any(List.of(Sort.values())) : sort).literal(random);
                };
        return oneIn(20) ? " " + cell + "\n" : cell;
    }

    private String unusual(Sort sort) {
        return sort == Sort.NUMBER && random.nextBoolean()
                ? any(List.of("Limit", "< Limit", "[0..Limit]", "not(Limit)"))
                : any(List.of(
                        sort.input(),
                        "? = " + sort.literal(random),
                        "? > " + sort.literal(random) + " and ? != null",
                        "not(> " + sort.literal(random) + ")",
                        "count(listFact) > 1",
                        "[" + literals(sort, 3) + "]",
                        "(> " + sort.literal(random) + ")",
                        "list contains([" + literals(sort, 3) + "], ?)",
                        "today()",
                        "time(\"10:30:00+02:00\")"));
    }

    private String interval(Sort sort) {
        return any(List.of("[", "(", "]")) + sort.literal(random) + ".." + sort.literal(random)
                + any(List.of("]", ")", "["));
    }

    private String literals(Sort sort, int most) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(any -> sort.literal(random))
                .collect(Collectors.joining(", "));
    }

    private String element(String name, String text) {
        return element(name, text, true);
    }

    private static String element(String name, String text, boolean wrapped) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return wrapped
                ? "<%s><text>%s</text></%s>".formatted(name, escaped, name)
                : "<%s>%s</%s>".formatted(name, escaped, name);
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private <T> T any(List<T> choices) {
        return new ArrayList<>(choices).get(random.nextInt(choices.size()));
    }
}
