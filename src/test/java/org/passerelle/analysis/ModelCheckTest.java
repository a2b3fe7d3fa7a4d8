package org.passerelle.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCheckTest {

    private static final String TYPES = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" id="types" name="types" namespace="types">
              <itemDefinition id="tAge" name="tAge">
                <typeRef>number</typeRef>
              </itemDefinition>
            </definitions>
            """;

    private static final String MODEL = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/"
                xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/"
                xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/"
                id="model" name="model" namespace="model">
              <import id="import" name="types" importType="https://www.omg.org/spec/DMN/20240513/MODEL/"
                  namespace="types" locationURI="types.dmn" />
              <inputData id="age-input" name="age">
                <variable id="age-variable" name="age" typeRef="types.tAge" />
              </inputData>
              <decision id="adult-decision" name="Adult">
                <description>Who is of age.</description>
                <variable id="adult-variable" name="Adult" typeRef="boolean" />
                <informationRequirement id="adult-requires-age"><requiredInput href="#age-input" /></informationRequirement>
                <decisionTable id="adult" hitPolicy="UNIQUE">
                  <input id="adult-input"><inputExpression id="adult-expression" typeRef="types.tAge"><text>age</text></inputExpression></input>
                  <output id="adult-output" />
                  <rule id="adult.1">
                    <inputEntry id="adult.1.age"><text>&gt;= 18</text></inputEntry>
                    <outputEntry id="adult.1.result"><text>true</text></outputEntry>
                  </rule>
                  <rule id="adult.2">
                    <inputEntry id="adult.2.age"><text>&lt; 18</text></inputEntry>
                    <outputEntry id="adult.2.result"><text>false</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
              <dmndi:DMNDI>
                <dmndi:DMNDiagram id="diagram">
                  <dmndi:DMNShape id="shape.age" dmnElementRef="age-input"><dc:Bounds x="0" y="200" width="200" height="60" /></dmndi:DMNShape>
                  <dmndi:DMNShape id="shape.adult" dmnElementRef="adult-decision"><dc:Bounds x="0" y="0" width="200" height="60" /></dmndi:DMNShape>
                  <dmndi:DMNEdge id="edge.adult" dmnElementRef="adult-requires-age"><di:waypoint x="0" y="200" /><di:waypoint x="0" y="60" /></dmndi:DMNEdge>
                </dmndi:DMNDiagram>
              </dmndi:DMNDI>
            </definitions>
            """;

    @TempDir
    private Path folder;

    @Test
    void validation_soundModel_saysNothing() throws IOException {
        assertThat(validation(MODEL)).isEmpty();
    }

    @Test
    void validation_gap_isReported() throws IOException {
        assertThat(validation(MODEL.replace("&lt; 18", "&lt; 16"))).containsExactly("DECISION_TABLE_GAP adult");
    }

    @Test
    void validation_overlap_isReported() throws IOException {
        assertThat(validation(MODEL.replace("&lt; 18", "&lt; 21")))
                .contains("DECISION_TABLE_OVERLAP_HITPOLICY_UNIQUE adult");
    }

    @Test
    void validation_unknownVariable_isReported() throws IOException {
        assertThat(validation(MODEL.replace("<text>age</text>", "<text>height</text>")))
                .contains("ERR_COMPILING_FEEL adult");
    }

    @Test
    void validation_brokenSchema_isReported() throws IOException {
        assertThat(validation(
                        MODEL.replace("<inputData id=\"age-input\"", "<inputData id=\"age-input\" colour=\"red\"")))
                .anyMatch(finding -> finding.startsWith("FAILED_XML_VALIDATION"));
    }

    @Test
    void conventions_soundModel_saysNothing() throws IOException {
        assertThat(conventions(MODEL)).isEmpty();
    }

    @Test
    void conventions_elementWithoutId_isReported() throws IOException {
        assertThat(conventions(MODEL.replace(" id=\"adult.2.age\"", ""))).containsExactly("MISSING_ID adult.2");
        assertThat(conventions(MODEL.replace(" id=\"adult-variable\"", "")))
                .containsExactly("MISSING_ID adult-decision");
        assertThat(conventions(MODEL.replace(" id=\"model\"", ""))).containsExactly("MISSING_ID model.dmn");
    }

    @Test
    void conventions_columnWithADotInItsId_isReported() throws IOException {
        assertThat(conventions(MODEL.replace("\"adult-input\"", "\"adult.input\"")))
                .containsExactly("DOTTED_COLUMN_ID adult.input");
        assertThat(conventions(MODEL.replace("\"adult-output\"", "\"adult.output\"")))
                .containsExactly("DOTTED_COLUMN_ID adult.output");
    }

    @Test
    void conventions_firstWithoutReason_isReported() throws IOException {
        String first = MODEL.replace("UNIQUE", "FIRST");
        assertThat(conventions(first)).containsExactly("UNEXPLAINED_FIRST adult");
        assertThat(conventions(first.replace("Who is of age.", "The law ranks the cases: ADR 0003.")))
                .isEmpty();
    }

    @Test
    void conventions_clockOrCode_isReported() throws IOException {
        assertThat(conventions(MODEL.replace("<text>true</text>", "<text>today() &gt; @\"2026-01-01\"</text>")))
                .containsExactly("IMPURE_EXPRESSION adult.1.result");
        assertThat(conventions(MODEL.replace("&lt; 18", "&lt; now ().year")))
                .containsExactly("IMPURE_EXPRESSION adult.2.age");
        assertThat(conventions(MODEL.replace("<text>true</text>", "<text>function(a) external {java: {}}</text>")))
                .containsExactly("IMPURE_EXPRESSION adult.1.result");
        assertThat(conventions(MODEL.replace("<text>true</text>", "<text>\"today(\"</text>")))
                .isEmpty();
    }

    @Test
    void conventions_javaFunction_isReported() throws IOException {
        String knowledge = """
                <businessKnowledgeModel id="adult-decision" name="Adult">
                  <variable id="adult-variable" name="Adult" />
                  <encapsulatedLogic id="function" kind="Java" />
                </businessKnowledgeModel>
                """;
        int from = MODEL.indexOf("<decision ");
        int to = MODEL.indexOf("</decision>") + "</decision>".length();
        assertThat(conventions(MODEL.substring(0, from) + knowledge + MODEL.substring(to)))
                .containsExactly("IMPURE_EXPRESSION function");
    }

    @Test
    void conventions_elementWithoutShape_isReported() throws IOException {
        assertThat(conventions(MODEL.replaceFirst("<dmndi:DMNShape id=\"shape.adult\".*", "")))
                .containsExactly("NOT_IN_DIAGRAM adult-decision");
        assertThat(conventions(MODEL.replaceFirst("<dmndi:DMNEdge.*", "")))
                .containsExactly("NOT_IN_DIAGRAM adult-requires-age");
        assertThat(conventions(MODEL.replaceFirst("(?s)<dmndi:DMNDI>.*</dmndi:DMNDI>", "")))
                .hasSize(3);
    }

    private List<String> validation(String model) throws IOException {
        write(model);
        return ModelCheck.validation(folder).stream().map(ModelCheckTest::brief).toList();
    }

    private List<String> conventions(String model) throws IOException {
        write(model);
        return ModelCheck.conventions(folder).stream()
                .map(ModelCheckTest::brief)
                .toList();
    }

    private void write(String model) throws IOException {
        Files.writeString(folder.resolve("model.dmn"), model);
        Files.writeString(folder.resolve("types.dmn"), TYPES);
    }

    private static String brief(ModelFinding finding) {
        return finding.type() + " " + finding.element();
    }
}
