package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.Valais;

final class ScenarioReaderTest {

    @TempDir
    private Path folder;

    @Test
    void csv_cells_areReadByTheTypeOfTheFact() throws IOException {
        List<Scenario> scenarios = csv("""
                scenario,decisionDate,announcement.announcedBy,followUp.followedByOrp,legal.age,authorisation.signedOn,\
                authorisation.scope,measures[0].id,measures[0].code,=> findings
                A case,2026-11-21,ORP,TRUE,52,2026-03-01,HEALTH; TRAINING,m1,"AIT",-
                """);

        assertThat(scenarios).hasSize(1);
        assertThat(scenarios.get(0).json()).hasToString("""
                {"announcement":{"announcedBy":"ORP"},"followUp":{"followedByOrp":true},"legal":{"age":52},\
                "authorisation":{"signedOn":"2026-03-01","scope":["HEALTH","TRAINING"]},\
                "measures":[{"id":"m1","code":"AIT"}]}""");
    }

    @Test
    void csv_blankCell_isNotGivenAndNullIsGiven() throws IOException {
        List<Scenario> scenarios = csv("""
                scenario,decisionDate,followUp.followedByOrp,followUp.followedByCms,conduct.finalReportParts,=> findings
                A case,2026-11-21,,null,[],-
                """);

        assertThat(scenarios.get(0).json())
                .hasToString("{\"followUp\":{\"followedByCms\":null},\"conduct\":{\"finalReportParts\":[]}}");
    }

    @Test
    void csv_asSpreadsheetsWriteIt_isReadAlike() throws IOException {
        List<Scenario> scenarios = csv("""
                \uFEFFscenario;decisionDate;authorisation.scope;=> findings\r
                A case;2026-11-21;"HEALTH;TRAINING";-\r
                ;;;\r
                \r
                """);

        assertThat(scenarios).hasSize(1);
        assertThat(scenarios.get(0).json()).hasToString("{\"authorisation\":{\"scope\":[\"HEALTH\",\"TRAINING\"]}}");
    }

    @Test
    void yaml_facts_areThoseOfARequest() throws IOException {
        List<Scenario> scenarios = yaml("""
                # A comment
                - scenario: A tandem
                  decisionDate: 2026-11-21
                  facts: {tandem: {members: [{role: OTHER}, {id: t2}]}, legal: {age: 52}}
                  expect: {findings: []}
                """);

        assertThat(scenarios.get(0).line()).isEqualTo(2);
        assertThat(scenarios.get(0).json())
                .hasToString(
                        "{\"tandem\":{\"members\":[{\"role\":\"OTHER\"},{\"id\":\"t2\"}]},\"legal\":{\"age\":52}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e400", "1e99999999999", ".inf", ".nan", "52.00000000000000000001"})
    void yaml_numberThatIsNoAge_isAMistake_withItsLine(String number) throws IOException {
        assertThat(mistakesInYaml("""
                - scenario: A case
                  decisionDate: 2026-11-21
                  facts: {legal: {age: %s}}
                  expect: {findings: []}
                """.formatted(number))).isNotEmpty().allMatch(mistake -> mistake.line() >= 1);
    }

    @Test
    void csv_indexBeyondEveryList_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,measures[999999999].code,=> findings
                A case,2026-11-21,x,-
                """)).isNotEmpty();
    }

    @Test
    void day_ofAYearWithMoreThanFourDigits_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,legal.age,=> findings
                A case,+999999999-01-01,5,-
                """)).isNotEmpty();
    }

    @Test
    void scenario_thatExpectsNothing_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,legal.age,=> eligibility
                A case,2026-11-21,52,
                """))
                .containsExactly(new Mistake("cases.csv", 2, "", "The scenario expects nothing."));
        assertThat(mistakesInYaml("""
                - scenario: A case
                  decisionDate: 2026-11-21
                  facts: {legal: {age: 52}}
                """))
                .containsExactly(new Mistake("cases.yaml", 1, "", "The scenario expects nothing."));
    }

    @Test
    void file_withoutScenarios_isAMistake() throws IOException {
        assertThat(mistakesInCsv("scenario,decisionDate,=> eligibility\n"))
                .containsExactly(new Mistake("cases.csv", 0, "", "There is no scenario in the file."));
        assertThat(mistakesInCsv("")).extracting(Mistake::message).contains("There is no scenario in the file.");
        assertThat(mistakesInYaml("# nothing yet\n"))
                .containsExactly(new Mistake("cases.yaml", 0, "", "There is no scenario in the file."));
    }

    @Test
    void column_thatIsNoFactOrOutcome_isAMistakeWithTheNearest() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,followUp.followdByOrp,=> eligibilty,=> measures[3].rute,remark
                A case,2026-11-21,,ELIGIBLE,,
                """))
                .extracting(Mistake::toString)
                .containsExactly(
                        "cases.csv:1: followUp.followdByOrp: There is no such fact. Did you mean followUp.followedByOrp?",
                        "cases.csv:1: => eligibilty: There is no such outcome. Did you mean eligibility?",
                        "cases.csv:1: => measures[3].rute: There is no such outcome. Did you mean measures[0].route?",
                        "cases.csv:1: remark: There is no such fact.",
                        "cases.csv:2: The scenario expects nothing.");
    }

    @Test
    void column_ofAWholeStructure_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,measures,followUp,authorisation.scope[0],=> findings
                A case,2026-11-21,,,,-
                """))
                .extracting(Mistake::column)
                .containsExactly("measures", "followUp", "authorisation.scope[0]");
    }

    @Test
    void column_thatStandsTwiceOrIsMissing_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,legal.age,legal.age,=> findings,=>findings
                A case,52,52,-,laci-without-orp
                """))
                .extracting(Mistake::toString)
                .contains(
                        "cases.csv:1: legal.age: The column stands twice.",
                        "cases.csv:1: =>findings: The column stands twice.",
                        "cases.csv:1: decisionDate: The column is missing.");
    }

    @Test
    void line_withMoreCellsThanTheHeader_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> findings
                A case,2026-11-21,-,-
                """))
                .extracting(Mistake::message)
                .containsExactly("The line has more cells than the header.");
    }

    @Test
    void fact_ofAWrongType_isAMistakeOfItsColumn() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,announcement.announcedBy,followUp.followedByOrp,legal.age,authorisation.signedOn,\
                authorisation.scope,measures[0].code,=> findings
                A case,2026-11-21,RAV,yes,young,21.11.2026,HEALTH; WEALTH,AIT,-
                """))
                .extracting(Mistake::line, Mistake::column)
                .containsExactlyInAnyOrder(
                        in(2, "announcement.announcedBy"),
                        in(2, "followUp.followedByOrp"),
                        in(2, "legal.age"),
                        in(2, "authorisation.signedOn"),
                        in(2, "authorisation.scope[1]"),
                        in(2, "measures[0].id"));
    }

    @Test
    void fact_unknownInYaml_isAMistakeOfItsScenario() throws IOException {
        assertThat(mistakesInYaml("""
                - scenario: A case
                  decisionDate: 2026-11-21
                  facts: {legal: {age: "52"}, folowUp: {}}
                  expect: {findings: []}
                """))
                .extracting(Mistake::line, Mistake::column)
                .containsExactlyInAnyOrder(in(1, "legal.age"), in(1, "folowUp"));
    }

    @Test
    void evidence_unknown_isAMistakeWithTheNearest() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> rules,=> findings,=> assumptions,=> warnings
                A case,2026-11-21,laci-prior-step.9,laci-without-rav,!A-ANDORE,NONSENSE
                """))
                .extracting(Mistake::toString)
                .containsExactly(
                        "cases.csv:2: => rules: 'laci-prior-step.9' is none of the rules of the edition 2023."
                                + " Did you mean laci-prior-step.1?",
                        "cases.csv:2: => findings: 'laci-without-rav' is none of the findings of the edition 2023."
                                + " Did you mean laci-without-orp?",
                        "cases.csv:2: => assumptions: 'A-ANDORE' is none of the assumptions of the edition 2023."
                                + " Did you mean A-ANDOR?",
                        "cases.csv:2: => warnings: 'NONSENSE' is none of the warnings of the edition 2023.");
    }

    @Test
    void evidence_thatExpectsNothing_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> rules,=> findings
                A case,2026-11-21,-,-
                """)).extracting(Mistake::column).containsExactly("=> rules");
    }

    @Test
    void outcome_outsideItsValues_isAMistakeHoweverWritten() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> eligibility,=> closing.missingParts
                Bare,2026-11-21,ELIGABLE,WORK_DUN
                Quoted,2026-11-21,"not(""ELIGABLE"")",
                """))
                .extracting(Mistake::line, Mistake::column)
                .containsExactly(in(2, "=> eligibility"), in(2, "=> closing.missingParts"), in(3, "=> eligibility"));
    }

    @Test
    void outcome_thatIsNoFeelTest_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> eligibility,=> measures
                Broken off,2026-11-21,> ,
                Any,2026-11-21,-,
                Of an unknown name,2026-11-21,,cnt(?) = 1
                """))
                .extracting(Mistake::line, Mistake::column)
                .containsExactly(in(2, "=> eligibility"), in(3, "=> eligibility"), in(4, "=> measures"));
    }

    @Test
    void name_missingOrTaken_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> findings
                A case,2026-11-21,-
                A case,2026-11-22,-
                ,2026-11-22,-
                """))
                .extracting(Mistake::toString)
                .containsExactly(
                        "cases.csv:3: scenario: The scenario at cases.csv:2 has the same name.",
                        "cases.csv:4: scenario: The scenario has no name.");
    }

    @Test
    void name_takenInAnotherFile_isAMistake() throws IOException {
        Path csv = write("a.csv", "scenario,decisionDate,=> findings\nA case,2026-11-21,-\n");
        Path yaml = write("b.yaml", "- {scenario: A case, decisionDate: 2026-11-21, expect: {findings: []}}\n");

        assertThat(mistakes(List.of(csv, yaml)))
                .extracting(Mistake::message)
                .containsExactly("The scenario at a.csv:2 has the same name.");
    }

    @Test
    void decisionDate_missingBadOrWithoutEdition_isAMistake() throws IOException {
        assertThat(mistakesInCsv("""
                scenario,decisionDate,=> findings
                None,,-
                Bad,2026-02-30,-
                Early,2021-06-30,-
                """))
                .extracting(Mistake::line, Mistake::column)
                .containsExactly(in(2, "decisionDate"), in(3, "decisionDate"), in(4, "decisionDate"));
    }

    @Test
    void yaml_thatIsNoListOfScenarios_isAMistake() throws IOException {
        assertThat(mistakesInYaml("scenario: A case\n"))
                .containsExactly(new Mistake("cases.yaml", 1, "", "The file must be a list of scenarios."));
        assertThat(mistakesInYaml("- A case\n")).extracting(Mistake::line).contains(1);
        assertThat(mistakesInYaml("- {scenario: [\n")).hasSize(1);
    }

    @Test
    void yaml_fieldUnknownOrTwice_isAMistake() throws IOException {
        assertThat(mistakesInYaml("""
                - scenario: A case
                  decisionDate: 2026-11-21
                  expects: {findings: []}
                """)).extracting(Mistake::column).contains("expects");
        assertThat(mistakesInYaml("""
                - scenario: A case
                  decisionDate: 2026-11-21
                  decisionDate: 2026-11-22
                  expect: {findings: []}
                """)).extracting(Mistake::line).containsExactly(3);
    }

    @Test
    void mistakes_inSeveralFiles_areSaidAllAtOnce() throws IOException {
        Path one = write("a.csv", "scenario,decisionDate,=> findings\nA case,,-\n");
        Path other = write("b.yaml", "- {scenario: Another, expect: {findings: []}}\n");

        assertThat(mistakes(List.of(one, other))).extracting(Mistake::file).containsExactly("a.csv", "b.yaml");
    }

    @Test
    void quotationMarks_notInPairs_areAMistake() throws IOException {
        Path file = write("a.csv", "scenario,decisionDate,=> findings\nA case,,-\n\"Another\" one,,-\n");

        assertThat(mistakes(List.of(file))).extracting(Mistake::line).contains(3);
    }

    @Test
    void file_notInUtf8_isAMistake() throws IOException {
        Path file = folder.resolve("cases.csv");
        Files.write(
                file, "scenario,decisionDate,=> findings\nÉté,2026-11-21,-\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(mistakes(List.of(file)))
                .extracting(Mistake::message)
                .containsExactly("The file is not written in UTF-8.");
    }

    private static Tuple in(int line, String column) {
        return tuple(line, column);
    }

    private List<Scenario> csv(String text) throws IOException {
        return ScenarioReader.read(Valais.PROGRAMME, List.of(write("cases.csv", text)));
    }

    private List<Scenario> yaml(String text) throws IOException {
        return ScenarioReader.read(Valais.PROGRAMME, List.of(write("cases.yaml", text)));
    }

    private List<Mistake> mistakesInCsv(String text) throws IOException {
        return mistakes(List.of(write("cases.csv", text)));
    }

    private List<Mistake> mistakesInYaml(String text) throws IOException {
        return mistakes(List.of(write("cases.yaml", text)));
    }

    private static List<Mistake> mistakes(List<Path> files) {
        InvalidScenarios invalid =
                catchThrowableOfType(InvalidScenarios.class, () -> ScenarioReader.read(Valais.PROGRAMME, files));
        assertThat(invalid).isNotNull();
        return invalid.mistakes();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
