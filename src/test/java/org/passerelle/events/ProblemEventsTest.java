package org.passerelle.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.events.Records.CASE;
import static org.passerelle.events.Records.headers;
import static org.passerelle.events.Records.json;
import static org.passerelle.events.Records.record;
import static org.passerelle.events.Records.structured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.Valais;
import org.passerelle.decision.Decisions;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;

/** Whatever is wrong with an event, its sender is told. */
final class ProblemEventsTest {

    private static final CaseAnswers CASES = new CaseAnswers(
            List.of(Valais.PROGRAMME),
            new Decisions(new DecisionEngine(), new Explainer()),
            Records.RECEIPTS,
            1_000,
            1_000_000);

    private static JsonNode problem(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> answer = CASES.answered(record).record();
        assertThat(answer.topic()).isEqualTo("passerelle.problems");
        assertThat(answer.key()).isEqualTo(record.key());
        JsonNode value = json(answer);
        return value.has("specversion") ? value.get("data") : value;
    }

    /** Returns each error as its place and its code. */
    private static List<String> errors(JsonNode problem) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error ->
                        error.path("parameter").asText(error.path("pointer").asText()) + " "
                                + error.path("code").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ce_id,          -,                      400, id REQUIRED
            ce_id,          '',                     400, id REQUIRED
            ce_source,      -,                      400, source REQUIRED
            ce_specversion, -,                      400, specversion REQUIRED
            ce_specversion, 0.3,                    400, specversion NOT_ALLOWED
            ce_type,        -,                      400, type REQUIRED
            ce_type,        com.example.other,      400, type NOT_ALLOWED
            ce_programme,   -,                      400, programme REQUIRED
            ce_programme,   valais-coachin,         404, programme NOT_ALLOWED
            ce_explain,     all,                    400, explain NOT_ALLOWED
            ce_language,    it,                     400, language NOT_ALLOWED
            ce_time,        yesterday,              400, time NOT_ALLOWED
            ce_time,        +10000-01-01T00:00:00Z, 400, time NOT_ALLOWED
            ce_receipt,     yes,                    400, receipt NOT_ALLOWED
            ce_strictscope, TRUE,                   400, strictscope NOT_ALLOWED
            ce_outcomes,    grandeur,               400, outcomes NOT_ALLOWED
            ce_outcomes,    'eligibility,',         400, outcomes NOT_ALLOWED
            content-type,   text/plain,             415, -
            content-type,   application/cloudevents+avro,       415, -
            content-type,   application/cloudevents-batch+json, 415, -
            """)
    void attribute_thatLacksOrIsWrong_isNamed(String header, String value, int status, String error) {
        Map<String, String> headers = headers();
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }

        JsonNode problem = problem(record(headers, CASE));

        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(errors(problem)).isEqualTo(error == null ? List.of() : List.of(error));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', nullValues = "-", textBlock = """
            -                                 | 400 | ` EMPTY`
            {"facts": x                       | 400 | ` NOT_JSON`
            {"facts": {}, "facts": {}}        | 400 | ` DUPLICATE_KEY`
            {"facts": {"unheard": 1}}         | 422 | /facts/unheard UNKNOWN_FIELD
            {"facts": {}, "decisionDate": 3}  | 422 | /decisionDate WRONG_TYPE
            """)
    void data_thatIsWrong_isPointedAt(String value, int status, String error) {
        JsonNode problem = problem(record(headers(), value));

        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(errors(problem)).containsExactly(error);
    }

    @Test
    void record_ofADayThatNoCaseCouldName_mustSayItsTime() {
        JsonNode problem = problem(record(headers(), CASE, 42, Long.MAX_VALUE));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(errors(problem)).containsExactly("time REQUIRED");
    }

    @Test
    void data_thatIsTooLong_isRefused() {
        String value = CASE + " ".repeat(1_000);

        assertThat(problem(record(headers(), value)).get("status").asInt()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', nullValues = "-", textBlock = """
            -                                                                    | ` EMPTY`
            x                                                                    | ` NOT_JSON`
            []                                                                   | specversion REQUIRED,id REQUIRED,source REQUIRED,type REQUIRED,programme REQUIRED, EMPTY
            {"specversion": "1.0", "specversion": "1.0"}                         | ` DUPLICATE_KEY`
            {"specversion": 1.0, "id": 7, "source": "s", "type": "t", "programme": "valais-coaching"} | specversion WRONG_TYPE,id WRONG_TYPE,type NOT_ALLOWED, EMPTY
            {"specversion": "1.0", "id": "7", "source": "s", "type": "org.passerelle.case.submitted.v1", "programme": "valais-coaching", "data_base64": "%"} | ` NOT_JSON`
            """)
    void structuredEvent_thatIsWrong_isSaidEverythingAtOnce(String event, String errors) {
        JsonNode problem = problem(structured(event));

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(String.join(",", errors(problem))).isEqualTo(errors);
    }

    @Test
    void eventWithoutId_isNamedByItsRecord_andAnsweredInItsMode() {
        JsonNode structured = json(CASES.answered(structured("x")).record());
        assertThat(structured.get("causationrecord").asText()).isEqualTo("passerelle.cases-2@42");
        assertThat(structured.has("causationid")).isFalse();
        assertThat(structured.get("datacontenttype").asText()).isEqualTo("application/problem+json");
        assertThat("urn:uuid:" + structured.get("id").asText())
                .isEqualTo(structured.at("/data/instance").asText());

        ProducerRecord<byte[], byte[]> tombstone =
                CASES.answered(record(Map.of(), null)).record();
        assertThat(headers(tombstone))
                .containsEntry("ce_causationrecord", "passerelle.cases-2@42")
                .containsEntry("ce_type", "org.passerelle.case.undecided.v1")
                .containsEntry("content-type", "application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', nullValues = "-", textBlock = """
            {"source": "s", "id": "7", "correlationid": "c", "data": {"facts": x | c | 7 | -
            {"correlationid": "c", "id": "7"                                     | c | 7 | passerelle.cases-2@42
            {"source": "s", "id": "7", "correlationid": "c", "id": "8"}          | c | 7 | -
            {"source": "s", "id": "7", "correlationid": "\\ud800"                | - | 7 | -
            {"data": {"facts": x}, "source": "s", "id": "7", "correlationid": "c"} | - | - | passerelle.cases-2@42
            """)
    void structuredEvent_thatIsNoJson_isAnsweredToWhoeverItNamesBefore(
            String event, String correlation, String cause, String place) {
        JsonNode answer = json(CASES.answered(structured(event)).record());

        assertThat(answer.path("correlationid").textValue()).isEqualTo(correlation);
        assertThat(answer.path("causationid").textValue()).isEqualTo(cause);
        assertThat(answer.path("causationrecord").textValue()).isEqualTo(place);
        assertThat(answer.at("/data/status").asInt()).isEqualTo(400);
        assertThat(answer.at("/data/errors")).hasSize(1);
    }

    @Test
    void binaryEvent_whoseDataIsNoJson_isAnsweredToWhoeverItNames() {
        Map<String, String> headers = headers();
        headers.put("ce_correlationid", "c");

        assertThat(headers(CASES.answered(record(headers, "x")).record()))
                .containsEntry("ce_correlationid", "c")
                .containsEntry("ce_causationid", "1");
    }

    @Test
    void problems_areToldApart_byEventAndByWhatIsWrong() {
        Map<String, String> other = headers();
        other.put("ce_id", "2");
        List<String> ids = List.of(
                id(record(headers(), "x")),
                id(record(headers(), "{\"facts\": x")),
                id(record(other, "x")),
                id(record(Map.of(), "x", 1)),
                id(record(Map.of(), "x", 2)));

        assertThat(ids).doesNotHaveDuplicates();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return problem(record).get("instance").asText();
    }

    @Test
    void problem_speaksTheLanguageOfTheCase_andQuotesNothing() {
        Map<String, String> headers = headers();
        headers.put("ce_language", "en");
        headers.put("ce_explain", "MARKED");

        assertThat(problem(record(headers, CASE)).toString())
                .contains("The request cannot be read")
                .doesNotContain("MARKED");
    }
}
