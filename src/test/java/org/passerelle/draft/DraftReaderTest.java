package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.draft.DraftReader.Read;
import org.passerelle.facts.Problem;

final class DraftReaderTest {

    private static final DraftReader READER = new DraftReader(3, 10);

    private static Read read(String json) throws JsonProcessingException {
        return READER.read(new JsonMapper().readTree(json), "toy", DraftTask.CHECK);
    }

    private static List<String> problems(String json) throws JsonProcessingException {
        return said(read(json));
    }

    private static List<String> said(Read read) {
        assertThat(read).isInstanceOf(Read.Invalid.class);
        return ((Read.Invalid) read)
                .problems().stream()
                        .map(problem -> problem.pointer() + " " + problem.code())
                        .toList();
    }

    @Test
    void draft_isRead() throws JsonProcessingException {
        Read read = read("""
                {"files": {"dmn/toy/a.dmn": "<a/>", "test-scenarios/toy/b.csv": null}, "basis": "sha256:0"}""");

        assertThat(read).isInstanceOfSatisfying(Read.Valid.class, valid -> {
            assertThat(valid.draft().changed()).containsExactly(java.util.Map.entry("dmn/toy/a.dmn", "<a/>"));
            assertThat(valid.draft().removed()).containsExactly("test-scenarios/toy/b.csv");
            assertThat(valid.basis()).isEqualTo("sha256:0");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "12026-01-01", "2026-02-30"})
    void day_ofNoCalendar_isRefused(String day) throws JsonProcessingException {
        Read read =
                READER.read(new JsonMapper().readTree("{\"decisionDate\": \"" + day + "\"}"), "toy", DraftTask.IMPACT);

        assertThat(read).isInstanceOfSatisfying(Read.Invalid.class, invalid -> assertThat(invalid.problems())
                .extracting(Problem::code)
                .containsExactly(Problem.Code.BAD_DATE));
    }

    @Test
    void arguments_areReadStrictly_allAtOnce() throws JsonProcessingException {
        Read read = READER.read(new JsonMapper().readTree("""
                {"decisionDate": 20260101, "caseload": {"cases": [], "case": "", "seed": 1.5, "size": 100001, "distribution": {}}}"""), "toy", DraftTask.IMPACT);

        assertThat(said(read))
                .containsExactlyInAnyOrder(
                        "/decisionDate WRONG_TYPE",
                        "/caseload/cases WRONG_TYPE",
                        "/caseload/case UNKNOWN_FIELD",
                        "/caseload/seed WRONG_TYPE",
                        "/caseload/size OUT_OF_RANGE",
                        "/caseload/distribution WRONG_TYPE");
    }

    @ParameterizedTest
    @EnumSource(DraftTask.class)
    void argument_ofEveryTask_hasItsType(DraftTask task) {
        for (String argument : task.arguments().fields().keySet()) {
            ObjectNode request = new JsonMapper().createObjectNode();
            request.putArray(argument);

            assertThat(said(READER.read(request, "toy", task))).containsExactly("/" + argument + " WRONG_TYPE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"files\": null, \"basis\": null}", "{\"files\": {}}"})
    void draft_ofNothing_isTheProgrammeAsPublished(String json) throws JsonProcessingException {
        assertThat(read(json)).isInstanceOfSatisfying(Read.Valid.class, valid -> assertThat(valid.draft())
                .isEqualTo(Draft.empty("toy")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmn/other/a.dmn",
                "dmn/toy/../other/a.dmn",
                "dmn/toy/../../etc/a.dmn",
                "../dmn/toy/a.dmn",
                "/dmn/toy/a.dmn",
                "dmn/toy//a.dmn",
                "dmn/toy/sub/a.dmn",
                "dmn/toy/.dmn",
                "dmn/toy/.a.dmn",
                "dmn/toy/a.DMN",
                "dmn/toy/a.dmn\\u0000",
                "dmn/toy/a\\nb.dmn",
                "dmn\\\\toy\\\\a.dmn",
                "dmn/toy/a%2f.dmn",
                "dmn/toy/a.class",
                "dmn/toy/a.csv",
                "dmn/toy/a.drl",
                "rules/toy/a.dmn",
                "test-scenarios/toy/a.dmn",
                "src/main/java/A.java",
                "",
            })
    void path_outsideTheProgramme_isRefused(String path) throws JsonProcessingException {
        Read read = read("{\"files\": {\"" + path + "\": \"\"}}");

        assertThat(read).isInstanceOfSatisfying(Read.Invalid.class, invalid -> assertThat(invalid.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Problem.Code.NOT_ALLOWED);
                    assertThat(problem.allowed()).contains("dmn/toy/*.dmn");
                }));
    }

    @Test
    void everything_thatIsWrong_isSaidAtOnce() throws JsonProcessingException {
        assertThat(problems("""
                        {"files": {"dmn/toy/a.dmn": 1, "dmn/toy/b.dmn": "12345678901", "x": ""}, "basis": 1, "more": true}"""))
                .containsExactlyInAnyOrder(
                        "/files/dmn~1toy~1a.dmn WRONG_TYPE",
                        "/files/dmn~1toy~1b.dmn TOO_LONG",
                        "/files/x NOT_ALLOWED",
                        "/basis WRONG_TYPE",
                        "/more UNKNOWN_FIELD");
    }

    @Test
    void files_tooMany_areRefused() throws JsonProcessingException {
        assertThat(problems("{\"files\": {\"a\": \"\", \"b\": \"\", \"c\": \"\", \"d\": \"\"}}"))
                .containsExactly("/files TOO_MANY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"a\"", "1"})
    void body_thatIsNoObject_isRefused(String json) throws JsonProcessingException {
        assertThat(problems(json)).containsExactly(" WRONG_TYPE");
    }
}
