package org.passerelle.engine.table;

import java.util.List;
import java.util.Random;

/** A model with tables drawn at random: as decisions, inside a boxed context, and as a function that a decision invokes. */
final class RandomModel {

    static final String NAMESPACE = "https://passerelle.example/random";
    static final int TABLES = 4;

    /** Decisions that a service of the model puts out, each its own. */
    static final List<String> OUTPUTS = List.of("First", "Second", "Boxed", "Invoked");

    private RandomModel() {}

    static String xml(Random random) {
        StringBuilder xml = new StringBuilder(
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="%s" name="random" id="random">
                <itemDefinition name="tCode"><typeRef>string</typeRef>
                <allowedValues><text>%s</text></allowedValues></itemDefinition>
                <itemDefinition name="tList" isCollection="true"><typeRef>string</typeRef></itemDefinition>
                <itemDefinition name="tRecord">
                <itemComponent name="text"><typeRef>string</typeRef></itemComponent>
                <itemComponent name="number"><typeRef>number</typeRef></itemComponent></itemDefinition>
                """.formatted(NAMESPACE, random.nextBoolean() ? "\"A\", \"B\", \"C\"" : "\"A\", \"C\", null"));
        for (Sort sort : Sort.values()) {
            xml.append("<inputData name=\"%1$s\" id=\"_%1$s\"><variable name=\"%1$s\" typeRef=\"%2$s\"/></inputData>\n"
                    .formatted(sort.input(), random.nextBoolean() ? sort.type() : "Any"));
        }
        xml.append(decision("Limit", "", "<literalExpression><text>10</text></literalExpression>"));
        xml.append(decision("First", requirements(), table(random, "first")));
        xml.append(decision("Second", requirements(), table(random, "second")));
        xml.append(decision("Boxed", requirements(), """
                <context><contextEntry><variable name="entry" typeRef="Any"/>%s</contextEntry>
                <contextEntry><literalExpression><text>[entry]</text></literalExpression></contextEntry></context>
                """.formatted(table(random, "boxed"))));
        xml.append("""
                <businessKnowledgeModel name="Function" id="_Function"><variable name="Function"/>
                <encapsulatedLogic>%s%s</encapsulatedLogic></businessKnowledgeModel>
                """.formatted(parameters(), table(random, "function")));
        xml.append(decision(
                "Invoked",
                requirements()
                        + "<knowledgeRequirement><requiredKnowledge href=\"#_Function\"/></knowledgeRequirement>",
                random.nextBoolean()
                        ? "<literalExpression><text>Function(%s)</text></literalExpression>".formatted(arguments())
                        : invocation()));
        OUTPUTS.forEach(output -> xml.append(service(output)));
        return xml.append("</definitions>").toString();
    }

    private static String service(String output) {
        StringBuilder xml = new StringBuilder("""
                <decisionService name="%1$sService" id="_%1$sService"><variable name="%1$sService"/>
                <outputDecision href="#_%1$s"/><encapsulatedDecision href="#_Limit"/>
                """.formatted(output));
        for (Sort sort : Sort.values()) {
            xml.append("<inputData href=\"#_%s\"/>".formatted(sort.input()));
        }
        return xml.append("</decisionService>").toString();
    }

    private static String invocation() {
        StringBuilder xml =
                new StringBuilder("<invocation><literalExpression><text>Function</text></literalExpression>");
        for (String argument : List.of(arguments().split(", ", -1))) {
            xml.append(
                    "<binding><parameter name=\"%1$s\"/><literalExpression><text>%1$s</text></literalExpression></binding>"
                            .formatted(argument));
        }
        return xml.append("</invocation>").toString();
    }

    private static String decision(String name, String requirements, String logic) {
        return "<decision name=\"%1$s\" id=\"_%1$s\"><variable name=\"%1$s\" typeRef=\"Any\"/>%2$s%3$s</decision>%n"
                .formatted(name, requirements, logic);
    }

    private static String table(Random random, String id) {
        return new RandomTable(random, id).xml();
    }

    private static String requirements() {
        StringBuilder xml = new StringBuilder();
        for (Sort sort : Sort.values()) {
            xml.append("<informationRequirement><requiredInput href=\"#_%s\"/></informationRequirement>"
                    .formatted(sort.input()));
        }
        return xml.append("<informationRequirement><requiredDecision href=\"#_Limit\"/></informationRequirement>")
                .toString();
    }

    private static String parameters() {
        StringBuilder xml = new StringBuilder();
        for (Sort sort : Sort.values()) {
            xml.append("<formalParameter name=\"%s\"/>".formatted(sort.input()));
        }
        return xml.append("<formalParameter name=\"Limit\"/>").toString();
    }

    private static String arguments() {
        StringBuilder arguments = new StringBuilder();
        for (Sort sort : Sort.values()) {
            arguments.append(sort.input()).append(", ");
        }
        return arguments.append("Limit").toString();
    }
}
