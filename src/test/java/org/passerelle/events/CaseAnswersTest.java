package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.events.Records.CASE;
import static org.passerelle.events.Records.headers;
import static org.passerelle.events.Records.json;
import static org.passerelle.events.Records.record;
import static org.passerelle.events.Records.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Receipts;
import org.passerelle.decision.Replay;
import org.passerelle.decision.Replays;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.trust.ReceiptKeys;

final class CaseAnswersTest {

    private static final String STRUCTURED = """
            {"specversion": "1.0", "id": "1", "source": "/office", "type": "org.passerelle.case.submitted.v1",
             "programme": "valais-coaching", %s}""";

    private static final CaseAnswers CASES = answers(1_000_000);

    private static CaseAnswers answers(int longestAnswer) {
        Decisions decisions = new Decisions(new DecisionEngine(), new Explainer());
        return new CaseAnswers(List.of(Valais.PROGRAMME), decisions, Records.RECEIPTS, 10_000, longestAnswer);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = headers();
        headers.put(name, value);
        return headers;
    }

    @Test
    void binaryCase_isDecided_inBinaryMode() {
        ProducerRecord<byte[], byte[]> answer =
                CASES.answered(record(with("ce_correlationid", "c-9"), CASE)).record();

        JsonNode decision = json(answer);
        assertThat(decision.at("/outcomes/eligibility").asText()).isEqualTo("NOT_ELIGIBLE");
        assertThat(answer.topic()).isEqualTo("passerelle.decisions");
        assertThat(answer.key()).asString(UTF_8).isEqualTo("person-7");
        assertThat(headers(answer))
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "org.passerelle.case.decided.v1")
                .containsEntry("ce_id", decision.get("decisionId").asText())
                .containsEntry("ce_source", "https://passerelle.example")
                .containsEntry("ce_causationid", "1")
                .containsEntry("ce_correlationid", "c-9")
                .containsEntry("ce_programme", "valais-coaching")
                .containsEntry("ce_language", "fr")
                .doesNotContainKey("ce_causationrecord");
    }

    @Test
    void structuredCase_isDecided_inStructuredMode() {
        String attributes = "\"correlationid\": \"c-9\", \"subject\": \"s\", \"language\": \"de\", \"data\": " + CASE;

        ProducerRecord<byte[], byte[]> answer =
                CASES.answered(structured(STRUCTURED.formatted(attributes))).record();

        JsonNode event = json(answer);
        assertThat(event.at("/data/outcomes/eligibility").asText()).isEqualTo("NOT_ELIGIBLE");
        assertThat(event.get("id")).isEqualTo(event.at("/data/decisionId"));
        assertThat(event.get("correlationid").asText()).isEqualTo("c-9");
        assertThat(event.get("subject").asText()).isEqualTo("s");
        assertThat(event.get("language").asText()).isEqualTo("de");
        assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(headers(answer)).isEqualTo(Map.of("content-type", "application/cloudevents+json; charset=UTF-8"));
    }

    @Test
    void caseInBothModes_isTheSameDecision() {
        String bytes = Base64.getEncoder().encodeToString(CASE.getBytes(UTF_8));
        JsonNode decision = json(CASES.answered(record(headers(), CASE)).record());

        assertThat(List.of("\"data\": " + CASE, "\"data_base64\": \"" + bytes + "\""))
                .extracting(data -> json(CASES.answered(structured(STRUCTURED.formatted(data)))
                                .record())
                        .get("data"))
                .containsOnly(decision);
    }

    @Test
    void explanation_isAsWished_elseShort() {
        assertThat(json(CASES.answered(record(headers(), CASE)).record()).has("explanation"))
                .isTrue();
        assertThat(json(CASES.answered(record(with("ce_explain", "none"), CASE)).record())
                        .has("explanation"))
                .isFalse();
        assertThat(json(CASES.answered(record(with("ce_explain", "full"), CASE)).record())
                        .at("/explanation")
                        .has("steps"))
                .isTrue();
    }

    @Test
    void repeat_isTheSameToTheByte_whereverItStands() {
        for (Map<String, String> headers :
                List.of(headers(), with("ce_programme", "unheard"), with("ce_receipt", "true"))) {
            ProducerRecord<byte[], byte[]> first =
                    CASES.answered(record(headers, CASE, 42)).record();
            ProducerRecord<byte[], byte[]> again =
                    CASES.answered(record(headers, CASE, 43)).record();

            assertSame(again, first);
        }
    }

    /** Records compare their bytes by identity. */
    private static void assertSame(ProducerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> other) {
        assertThat(record.topic()).isEqualTo(other.topic());
        assertThat(record.key()).isEqualTo(other.key());
        assertThat(record.headers()).isEqualTo(other.headers());
        assertThat(record.value()).isEqualTo(other.value());
    }

    @Test
    void receipt_isGivenWhenWanted_andReplaysTheDecision() {
        Decisions decisions = new Decisions(new DecisionEngine(), new Explainer());
        ReceiptKeys keys = new ReceiptKeys(Optional.empty(), Optional.empty());
        CaseAnswers cases = new CaseAnswers(
                List.of(Valais.PROGRAMME),
                decisions,
                new Receipts(keys, false, InstantSource.system()),
                10_000,
                1_000_000);
        String structured = STRUCTURED.formatted("\"receipt\": true, \"data\": " + CASE);
        for (ConsumerRecord<byte[], byte[]> record :
                List.of(record(with("ce_receipt", "true"), CASE), structured(structured))) {
            JsonNode answer = json(cases.answered(record).record());
            JsonNode decision = answer.has("specversion") ? answer.get("data") : answer;
            ObjectNode body = ((ObjectNode) json(CASE)).set("receipt", decision.get("receipt"));

            Replay replay = ((Replays.Outcome.Replayed)
                            new Replays(keys, any -> Optional.of(Valais.PROGRAMME), decisions).of(body))
                    .replay();

            assertThat(replay.signature()).isEqualTo(ReceiptKeys.Signature.VALID);
            assertThat(replay.answer()).isEqualTo(Replay.Same.SAME);
            assertThat(replay.receipt().decisionId())
                    .isEqualTo(decision.get("decisionId").asText());
            assertThat(replay.receipt().issuedAt()).isNull();
        }
        assertThat(json(cases.answered(record(with("ce_receipt", "false"), CASE))
                                .record())
                        .has("receipt"))
                .isFalse();
    }

    @Test
    void receipt_thatIsAlwaysGiven_isGivenToEventsToo() {
        CaseAnswers cases = new CaseAnswers(
                List.of(Valais.PROGRAMME),
                new Decisions(new DecisionEngine(), new Explainer()),
                new Receipts(new ReceiptKeys(Optional.empty(), Optional.empty()), true, InstantSource.system()),
                10_000,
                1_000_000);

        assertThat(json(cases.answered(record(headers(), CASE)).record()).has("receipt"))
                .isTrue();
    }

    @Test
    void outcomes_areThoseAskedFor_andOtherFactsAreNotLookedAt() {
        JsonNode decision = json(CASES.answered(record(with("ce_outcomes", "dataExchange,measures[].route"), CASE))
                .record());

        assertThat(decision.get("outcomes").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("dataExchange", "measures");
        assertThat(decision.get("unneeded")).hasSize(1);
    }

    @Test
    void factThatIsNotReleased_isRefused_whenTheEventIsStrict() {
        String attributes =
                "\"strictscope\": true, \"data\": {\"facts\": {\"legal\": {\"disabilityPensionPercent\": 50}}}";

        JsonNode problem = json(CASES.answered(structured(STRUCTURED.formatted(attributes)))
                        .record())
                .get("data");

        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("OUT_OF_SCOPE");
    }

    /** The distributed tracing extension of CloudEvents. */
    @Test
    void trace_ofTheCase_isThatOfTheAnswer() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Map<String, String> headers = with("ce_traceparent", parent);
        headers.put("ce_tracestate", "office=7");

        assertThat(headers(CASES.answered(record(headers, CASE)).record()))
                .containsEntry("ce_traceparent", parent)
                .containsEntry("ce_tracestate", "office=7");
    }

    @Test
    void decisionId_isThatOfTheEvent_theDayAndTheRules() {
        String id = id(headers(), CASE);

        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(id(with("ce_id", "2"), CASE)).isNotEqualTo(id);
        assertThat(id(with("ce_source", "/other"), CASE)).isNotEqualTo(id);
        assertThat(id(headers(), CASE.replaceFirst("\\{", "{\"decisionDate\": \"2026-11-20\", ")))
                .isNotEqualTo(id);
    }

    private static String id(Map<String, String> headers, String value) {
        return json(CASES.answered(record(headers, value)).record())
                .get("decisionId")
                .asText();
    }

    @Test
    void dayOfTheDecision_isThatOfTheCase_elseOfTheEvent_elseOfTheRecord() {
        assertThat(day(headers(), CASE)).isEqualTo("2026-11-22");
        assertThat(day(with("ce_time", "2026-11-20T22:59:59Z"), CASE)).isEqualTo("2026-11-20");
        assertThat(day(with("ce_time", "2026-11-20T23:00:00Z"), CASE)).isEqualTo("2026-11-21");
        assertThat(day(
                        with("ce_time", "2026-11-20T23:00:00Z"),
                        CASE.replaceFirst("\\{", "{\"decisionDate\": \"2026-01-02\", ")))
                .isEqualTo("2026-01-02");
    }

    private static String day(Map<String, String> headers, String value) {
        return json(CASES.answered(record(headers, value)).record())
                .get("decisionDate")
                .asText();
    }

    @Test
    void faultOfTheEngine_isAProblem_andTheSameEachTime() {
        CaseAnswers broken = new CaseAnswers(List.of(Valais.PROGRAMME), null, Records.RECEIPTS, 10_000, 1_000_000);

        ProducerRecord<byte[], byte[]> answer =
                broken.answered(record(headers(), CASE)).record();

        assertThat(answer.topic()).isEqualTo("passerelle.problems");
        assertThat(json(answer).get("status").asInt()).isEqualTo(500);
        assertSame(broken.answered(record(headers(), CASE)).record(), answer);
    }

    @Test
    void answerThatNoBrokerWouldTake_isAProblem() {
        ProducerRecord<byte[], byte[]> answer =
                answers(1_000).answered(record(headers(), CASE)).record();

        assertThat(answer.topic()).isEqualTo("passerelle.problems");
        assertThat(json(answer).get("status").asInt()).isEqualTo(500);
        assertThat(answer.key()).asString(UTF_8).isEqualTo("person-7");
    }

    @Test
    void attributesThatNoBrokerWouldTakeTwice_areNotRepeated() {
        ProducerRecord<byte[], byte[]> answer = answers(1_000)
                .answered(record(with("ce_correlationid", "c".repeat(1_000)), CASE))
                .record();

        assertThat(answer.topic()).isEqualTo("passerelle.problems");
        assertThat(answer.key()).isNull();
        assertThat(headers(answer))
                .containsKey("ce_causationrecord")
                .doesNotContainKeys("ce_correlationid", "ce_causationid");
    }

    /** Read as replacement characters, two ids would be one. */
    @Test
    void attribute_thatIsNoUnicode_isRefused_andNotRepeated() {
        ConsumerRecord<byte[], byte[]> record = record(headers(), CASE);
        record.headers().remove("ce_id").add("ce_id", new byte[] {(byte) 0xff});

        ProducerRecord<byte[], byte[]> answer = CASES.answered(record).record();

        assertThat(answer.topic()).isEqualTo("passerelle.problems");
        assertThat(json(answer).at("/errors/0/parameter").asText()).isEqualTo("id");
        assertThat(json(answer).at("/errors/0/code").asText()).isEqualTo("WRONG_TYPE");
        assertThat(headers(answer)).containsKey("ce_causationrecord").doesNotContainKey("ce_causationid");
    }

    @Test
    void structuredEvent_thatIsTooLong_isAnsweredWithItsCorrelationId() {
        String attributes = "\"correlationid\": 9, \"data\": [%s1], \"subject\": \"s\"".formatted("1,".repeat(10_000));

        ProducerRecord<byte[], byte[]> answer =
                CASES.answered(structured(STRUCTURED.formatted(attributes))).record();

        assertThat(json(answer).at("/data/status").asInt()).isEqualTo(413);
        assertThat(json(answer).get("subject").asText()).isEqualTo("s");
        assertThat(json(answer).get("causationid").asText()).isEqualTo("1");
    }

    @Test
    void correlationId_thatIsAnInteger_isKeptAsItsText() {
        String attributes = "\"correlationid\": 9, \"data\": " + CASE;

        ProducerRecord<byte[], byte[]> answer =
                CASES.answered(structured(STRUCTURED.formatted(attributes))).record();

        assertThat(json(answer).get("correlationid").asText()).isEqualTo("9");
    }
}
