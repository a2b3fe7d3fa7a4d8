package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.events.Records.CASE;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.Valais;
import org.passerelle.decision.Decisions;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;

/** What others write with the SDK of CloudEvents we read, and they read what we write. */
final class CloudEventsSdkTest {

    private static final CaseAnswers CASES = new CaseAnswers(
            List.of(Valais.PROGRAMME),
            new Decisions(new DecisionEngine(), new Explainer()),
            Records.RECEIPTS,
            10_000,
            1_000_000);

    @ParameterizedTest
    @EnumSource(Mode.class)
    void event_writtenWithTheSdk_isDecided_andTheSdkReadsTheAnswer(Mode mode) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/office"))
                .withType("org.passerelle.case.submitted.v1")
                .withTime(OffsetDateTime.parse("2026-11-21T09:30:00Z"))
                .withSubject("2026-0417")
                .withDataContentType("application/json")
                .withExtension("programme", "valais-coaching")
                .withExtension("correlationid", "c-9")
                .withData(CASE.getBytes(UTF_8))
                .build();

        ProducerRecord<byte[], byte[]> answer =
                CASES.answered(received(written(event, mode))).record();

        assertThat(Mode.of(answer.headers())).isEqualTo(mode);
        CloudEvent read = KafkaMessageFactory.createReader(received(answer)).toEvent();
        assertThat(read.getType()).isEqualTo("org.passerelle.case.decided.v1");
        assertThat(read.getSubject()).isEqualTo("2026-0417");
        assertThat(read.getExtension("correlationid")).isEqualTo("c-9");
        assertThat(read.getExtension("causationid")).isEqualTo("1");
        assertThat(new String(Objects.requireNonNull(read.getData()).toBytes(), UTF_8))
                .contains("NOT_ELIGIBLE");
    }

    private static ProducerRecord<byte[], byte[]> written(CloudEvent event, Mode mode) {
        return mode == Mode.BINARY
                ? KafkaMessageFactory.<byte[]>createWriter("passerelle.cases", null, null, null)
                        .writeBinary(event)
                : KafkaMessageFactory.<byte[]>createWriter("passerelle.cases", null, null, null)
                        .writeStructured(
                                event,
                                Objects.requireNonNull(
                                        EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE)));
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        ConsumerRecord<byte[], byte[]> received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        Headers headers = received.headers();
        sent.headers().forEach(headers::add);
        return received;
    }
}
