package org.passerelle.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.JsonDocument.WellFormed;
import org.passerelle.facts.Problem.Code;

final class FactReaderTest {

    private static final Decimal AGE = new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(130), true);
    private static final Decimal ANY_NUMBER = new Decimal(null, null, false);
    private static final Decimal ANY_WHOLE_NUMBER = new Decimal(null, null, true);
    private static final Text PERMIT = Text.oneOf(List.of("CH", "C", "B", "OTHER"));
    private static final Text QUARTER = new Text(List.of(), 7, "[0-9]{4}-Q[1-4]");
    private static final Structure MEASURE =
            structure("id", required(Text.upTo(5)), "from", optional(new Day()), "intensive", optional(new Flag()));
    private static final Structure PERSON = structure(
            "permit", optional(PERMIT),
            "age", optional(AGE),
            "consent", optional(structure("signedOn", optional(new Day()), "scope", optional(new ListOf(PERMIT, 3)))),
            "measures", optional(new ListOf(MEASURE, 3)));

    @Test
    void read_facts_areTyped() {
        assertThat(values("""
                {"measures": [{"from": "2026-12-01", "id": "m1", "intensive": true}],
                 "consent": {"scope": ["C", "B"], "signedOn": "2026-03-01"}, "age": 52, "permit": "CH"}"""))
                .containsExactly(
                        entry("permit", "CH"),
                        entry("age", new BigDecimal("52")),
                        entry("consent", Map.of("signedOn", LocalDate.of(2026, 3, 1), "scope", List.of("C", "B"))),
                        entry(
                                "measures",
                                List.of(Map.of("id", "m1", "from", LocalDate.of(2026, 12, 1), "intensive", true))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"consent\": {}}",
                "{\"permit\": null, \"age\": null, \"consent\": null, \"measures\": null}",
                "{\"consent\": {\"signedOn\": null, \"scope\": null}}"
            })
    void read_absentAndNull_areBothNotKnown(String json) {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("signedOn", null);
        nothing.put("scope", null);

        assertThat(values(json))
                .containsExactly(
                        entry("permit", null), entry("age", null), entry("consent", nothing), entry("measures", null));
    }

    @Test
    void read_emptyList_isKnownToBeEmpty() {
        assertThat(values("{\"measures\": []}")).containsEntry("measures", List.of());
    }

    @Test
    void read_allThatIsWrong_isReportedInTheOrderOfTheDocument() {
        assertThat(problems(PERSON, """
                {"measures": [{"from": "soon", "di": 1, "intensive": "yes"}, 7, {"id": null}, {"id": "m1"}],
                 "consent": {"scope": ["C", null, "c"], "signedOn": 20260301},
                 "permit": "D", "age": 131, "name": "?"}"""))
                .extracting(Problem::pointer, Problem::code)
                .containsExactly(
                        tuple("/facts/measures", Code.TOO_MANY),
                        tuple("/facts/measures/0/from", Code.BAD_DATE),
                        tuple("/facts/measures/0/di", Code.UNKNOWN_FIELD),
                        tuple("/facts/measures/0/intensive", Code.WRONG_TYPE),
                        tuple("/facts/measures/0/id", Code.REQUIRED),
                        tuple("/facts/measures/1", Code.WRONG_TYPE),
                        tuple("/facts/measures/2/id", Code.REQUIRED),
                        tuple("/facts/consent/scope/1", Code.WRONG_TYPE),
                        tuple("/facts/consent/scope/2", Code.NOT_ALLOWED),
                        tuple("/facts/consent/signedOn", Code.WRONG_TYPE),
                        tuple("/facts/permit", Code.NOT_ALLOWED),
                        tuple("/facts/age", Code.OUT_OF_RANGE),
                        tuple("/facts/name", Code.UNKNOWN_FIELD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"{}\"", "7", "true"})
    void read_otherThanAnObject_isWrongTypeAtThePrefix(String json) {
        assertThat(problems(PERSON, json)).containsExactly(wrongType("/facts", "object"));
    }

    @Test
    void read_unknownField_namesTheFieldsAndTheNearest() {
        assertThat(problem(PERSON, "{\"measure\": []}"))
                .isEqualTo(new Problem(
                        "/facts/measure",
                        Code.UNKNOWN_FIELD,
                        List.of("permit", "age", "consent", "measures"),
                        "measures",
                        Map.of("allowed", "permit, age, consent, measures")));
        assertThat(problem(PERSON, "{\"colour\": null}").didYouMean()).isNull();
    }

    @Test
    void read_namesInPointers_areEscaped() {
        Structure type = structure("a/b~1", optional(new Flag()), "~/", required(new Flag()));

        assertThat(problems(type, "{\"a/b~1\": 1, \"~0\": 1}"))
                .extracting(Problem::pointer)
                .containsExactly("/facts/a~1b~01", "/facts/~00", "/facts/~0~1");
    }

    @Test
    void read_requiredField_isAskedOfStructuresThatAreGivenOnly() {
        Structure type = structure("tandem", optional(structure("lead", required(MEASURE))));

        assertThat(accepted(type, "{}")).asString().isEqualTo("{tandem={lead={id=null, from=null, intensive=null}}}");
        assertThat(problem(type, "{\"tandem\": {}}")).isEqualTo(Problem.of("/facts/tandem/lead", Code.REQUIRED));
        assertThat(problem(type, "{\"tandem\": {\"lead\": null}}"))
                .isEqualTo(Problem.of("/facts/tandem/lead", Code.REQUIRED));
        assertThat(problem(type, "{\"tandem\": {\"lead\": {}}}"))
                .isEqualTo(Problem.of("/facts/tandem/lead/id", Code.REQUIRED));
    }

    @Test
    void read_sameIdTwice_isReportedAtTheLater() {
        assertThat(problems(
                        PERSON, "{\"measures\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"a\", \"from\": \"\"}]}"))
                .containsExactly(
                        Problem.of("/facts/measures/2/id", Code.DUPLICATE_ID),
                        Problem.of("/facts/measures/2/from", Code.BAD_DATE));
    }

    @Test
    void read_idNotGivenTwice_isRequiredTwice() {
        assertThat(problems(PERSON, "{\"measures\": [{\"id\": null}, {\"id\": null}]}"))
                .containsExactly(
                        Problem.of("/facts/measures/0/id", Code.REQUIRED),
                        Problem.of("/facts/measures/1/id", Code.REQUIRED));
    }

    @Test
    void read_sameIdInAnotherList_isNoDuplicate() {
        Structure type = structure("id", required(Text.upTo(5)), "parts", optional(new ListOf(MEASURE, 3)));

        assertThat(accepted(new ListOf(type, 2), """
                [{"id": "a", "parts": [{"id": "a"}]}, {"id": "b", "parts": [{"id": "a"}]}]""")).isNotNull();
    }

    @Test
    void read_sameOptionalIdTwice_isNoDuplicate() {
        ListOf type = new ListOf(structure("id", optional(ANY_NUMBER)), 2);

        assertThat(accepted(type, "[{\"id\": 1}, {\"id\": 1}]")).isNotNull();
    }

    @Test
    void read_sameNumberAsId_isADuplicateHoweverWritten() {
        ListOf type = new ListOf(structure("id", required(ANY_NUMBER)), 2);

        assertThat(problem(type, "[{\"id\": 1}, {\"id\": 1.0}]"))
                .isEqualTo(Problem.of("/facts/1/id", Code.DUPLICATE_ID));
    }

    @Test
    void read_list_isLimited() {
        assertThat(problems(new ListOf(new Flag(), 2), "[true, false]")).isEmpty();
        assertThat(problem(new ListOf(new Flag(), 2), "[true, false, true]"))
                .isEqualTo(Problem.tooMuch("/facts", Code.TOO_MANY, 2));
        assertThat(problem(new ListOf(new Flag(), 2), "{}")).isEqualTo(wrongType("/facts", "array"));
    }

    @Test
    void read_listedText_isExact() {
        assertThat(accepted(PERMIT, "\"CH\"")).isEqualTo("CH");
        assertThat(problem(PERMIT, "\"other\""))
                .isEqualTo(new Problem(
                        "/facts",
                        Code.NOT_ALLOWED,
                        List.of("CH", "C", "B", "OTHER"),
                        "OTHER",
                        Map.of("allowed", "CH, C, B, OTHER")));
        assertThat(problem(PERMIT, "\"Liechtenstein\"").didYouMean()).isNull();
        assertThat(problem(PERMIT, "1")).isEqualTo(wrongType("/facts", "string"));
    }

    @Test
    void read_freeText_isLimitedInCodePoints() {
        assertThat(accepted(Text.upTo(3), "\"🌲🌲🌲\"")).isEqualTo("🌲🌲🌲");
        assertThat(problem(Text.upTo(3), "\"🌲🌲🌲.\"")).isEqualTo(Problem.tooMuch("/facts", Code.TOO_LONG, 3));
        assertThat(accepted(Text.upTo(3), "\"\"")).isEqualTo("");
    }

    @Test
    void read_pattern_mustMatchTheWholeText() {
        assertThat(accepted(QUARTER, "\"2026-Q4\"")).isEqualTo("2026-Q4");
        assertThat(problem(QUARTER, "\"2026-Q5\""))
                .isEqualTo(
                        new Problem("/facts", Code.NOT_ALLOWED, List.of(), null, Map.of("allowed", "[0-9]{4}-Q[1-4]")));
        assertThat(problem(new Text(List.of(), 9, "[0-9]{4}"), "\"2026-Q4\"").code())
                .isEqualTo(Code.NOT_ALLOWED);
        assertThat(problem(new Text(List.of(), 9, "^[0-9]{4}$"), "\"2026\\n\"").code())
                .isEqualTo(Code.NOT_ALLOWED);
        assertThat(problem(QUARTER, "\"12026-Q4\"").code()).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void text_patternThatIsNone_isRefusedAtOnce() {
        assertThatThrownBy(() -> new Text(List.of(), 9, "[")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void read_bounds_areInclusive() {
        assertThat(problems(AGE, "0")).isEmpty();
        assertThat(problems(AGE, "130")).isEmpty();
        assertThat(problem(AGE, "131")).isEqualTo(outOfRange("≥ 0, ≤ 130"));
        assertThat(problem(AGE, "-1")).isEqualTo(outOfRange("≥ 0, ≤ 130"));
        assertThat(problem(new Decimal(BigDecimal.ONE, null, false), "0.99")).isEqualTo(outOfRange("≥ 1"));
        assertThat(problem(new Decimal(null, BigDecimal.ONE, false), "1.01")).isEqualTo(outOfRange("≤ 1"));
    }

    @Test
    void read_wholeNumber_mayBeWrittenWithAFractionOfZero() {
        assertThat(accepted(AGE, "52.0")).isEqualTo(new BigDecimal("52"));
        assertThat(accepted(AGE, "5.2e1")).isEqualTo(new BigDecimal("52"));
        assertThat(accepted(AGE, "-0.0")).isEqualTo(new BigDecimal("0"));
        assertThat(problem(AGE, "12.5")).isEqualTo(wrongType("/facts", "integer"));
        assertThat(problem(AGE, "1e-999999999")).isEqualTo(wrongType("/facts", "integer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "-1e-6144", "1e6145", "1e999999999"})
    void read_numberThatFeelHasNot_isOutOfRange(String json) {
        assertThat(problem(ANY_NUMBER, json)).isEqualTo(outOfRange("0, ±1E-6143 … ±1E6144"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-6143", "-1e6144", "0.1e6145"})
    void read_numberThatFeelHas_isAccepted(String json) {
        assertThat(accepted(ANY_NUMBER, json)).isEqualTo(new BigDecimal(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0E+999999", "0e-999999", "-0.000"})
    void read_nought_isTheSameHoweverWritten(String json) {
        assertThat(accepted(ANY_NUMBER, json)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void read_equalNumbers_areEqualObjects() {
        assertThat(accepted(ANY_NUMBER, "50.10")).isEqualTo(new BigDecimal("50.1"));
        assertThat(accepted(ANY_NUMBER, "5e1")).isEqualTo(new BigDecimal("50"));
        assertThat(accepted(ANY_NUMBER, "50")).isEqualTo(new BigDecimal("50"));
        assertThat(accepted(ANY_NUMBER, "1e34")).isEqualTo(new BigDecimal("1" + "0".repeat(34)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"52\"", "true", "[52]", "{}"})
    void read_otherThanANumber_isWrongType(String json) {
        assertThat(problem(AGE, json)).isEqualTo(wrongType("/facts", "integer"));
        assertThat(problem(ANY_NUMBER, json)).isEqualTo(wrongType("/facts", "number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e2147483647", "1000e2147483647"})
    @Timeout(5)
    void read_hugeNumber_isRefusedAtOnce(String json) {
        assertThat(problem(AGE, json).code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(problem(ANY_WHOLE_NUMBER, json).code()).isEqualTo(Code.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e6144", "-1e6144", "1000000000000000000000000"})
    void read_largeNumber_isWhole(String json) {
        assertThat(accepted(ANY_WHOLE_NUMBER, json)).isEqualTo(new BigDecimal(json));
    }

    @Test
    void read_flag_isTrueOrFalse() {
        assertThat(accepted(new Flag(), "false")).isEqualTo(false);
        assertThat(problem(new Flag(), "\"false\"")).isEqualTo(wrongType("/facts", "boolean"));
        assertThat(problem(new Flag(), "0")).isEqualTo(wrongType("/facts", "boolean"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-02-29", "2024-02-29", "9999-12-31"})
    void read_day_isADate(String day) {
        assertThat(accepted(new Day(), "\"" + day + "\"")).isEqualTo(LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2025-02-29",
                "2026-13-01",
                "2026-2-3",
                "today",
                "",
                "26-02-03",
                "20260203",
                "-999-01-01",
                "-2026-02-03",
                "+12026-02-03",
                "12026-02-03",
                "2026-02-03Z",
                "2026-02-03T00:00",
                " 2026-02-03",
                "２０２６-02-03"
            })
    void read_textThatIsNoDay_isBadDate(String text) {
        assertThat(problem(new Day(), "\"" + text + "\"")).isEqualTo(Problem.of("/facts", Code.BAD_DATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260203", "true", "[2026, 2, 3]", "{}"})
    void read_otherThanATextForADay_isWrongType(String json) {
        assertThat(problem(new Day(), json)).isEqualTo(wrongType("/facts", "date"));
    }

    private static Problem wrongType(String pointer, String expected) {
        return new Problem(pointer, Code.WRONG_TYPE, List.of(), null, Map.of("expected", expected));
    }

    private static Problem outOfRange(String range) {
        return new Problem("/facts", Code.OUT_OF_RANGE, List.of(), null, Map.of("range", range));
    }

    private static Structure structure(Object... namesAndFields) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            fields.put((String) namesAndFields[i], (Field) namesAndFields[i + 1]);
        }
        return new Structure(fields);
    }

    private static Field optional(FactType type) {
        return new Field(type, false, "");
    }

    private static Field required(FactType type) {
        return new Field(type, true, "");
    }

    @SuppressWarnings("unchecked" /* what a structure is read as */)
    private static Map<String, Object> values(String json) {
        return (Map<String, Object>) accepted(PERSON, json);
    }

    private static Object accepted(FactType type, String json) {
        return ((Reading.Accepted) read(type, json)).value();
    }

    private static Problem problem(FactType type, String json) {
        List<Problem> problems = problems(type, json);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static List<Problem> problems(FactType type, String json) {
        return read(type, json) instanceof Reading.Rejected rejected ? rejected.problems() : List.of();
    }

    private static Reading read(FactType type, String json) {
        WellFormed document = (WellFormed) JsonDocument.parse(json.getBytes(UTF_8));
        return FactReader.read(document.root(), type, "/facts");
    }
}
