package org.passerelle.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.decision.Decisions;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.events.Awaiting;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.log.DecisionLog;

final class BatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFUSED = "{\"facts\": {\"assessment\": {\"realisticPotential\": false}}}";
    private static final Batch BATCH = batch(1_000_000);

    private static Batch batch(long lines) {
        BatchLimits limits = new BatchLimits() {
            @Override
            public long lines() {
                return lines;
            }

            @Override
            public int lineBytes() {
                return 10_000;
            }

            @Override
            public Duration time() {
                return Duration.ofMinutes(10);
            }
        };
        return new Batch(new Decisions(new DecisionEngine(), new Explainer()), limits);
    }

    @AfterAll
    static void close() {
        BATCH.close();
    }

    private static void run(Batch batch, String cases, OutputStream out) throws IOException {
        run(batch, Level.SHORT, cases, out);
    }

    private static void run(Batch batch, Level level, String cases, OutputStream out) throws IOException {
        BatchRequest request = new BatchRequest(Valais.PROGRAMME, level, Locale.ENGLISH, Valais.DAY);
        batch.run(request, new ByteArrayInputStream(cases.getBytes(StandardCharsets.UTF_8)), out);
    }

    private static List<JsonNode> answers(Batch batch, String cases) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(batch, cases, out);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    @Test
    void cases_areAnsweredInOrder_onTheirLine() throws IOException {
        String cases = IntStream.range(0, 1_000)
                .mapToObj(number -> REFUSED.replaceFirst("\\{", "{\"caseId\": \"c%d\", ".formatted(number)))
                .collect(Collectors.joining("\n"));
        List<JsonNode> answers = answers(BATCH, cases);
        assertThat(answers).hasSize(1_001);
        for (int number = 0; number < 1_000; number++) {
            assertThat(answers.get(number).path("caseId").asText()).isEqualTo("c" + number);
        }
        assertThat(answers.get(1_000).at("/summary/decided").asInt()).isEqualTo(1_000);
    }

    /** Each answer is as long as a hundred cases: a chunk of them would fill the memory. */
    @Test
    void longAnswers_areGivenInParts_inOrder() throws IOException {
        String measures = IntStream.range(0, 68)
                .mapToObj("{\"id\": \"m%d\", \"code\": \"AIT\"}"::formatted)
                .collect(Collectors.joining(","));
        String cases = IntStream.range(0, 20)
                .mapToObj(number ->
                        "{\"caseId\": \"c%d\", \"facts\": {\"measures\": [%s]}}\n".formatted(number, measures))
                .collect(Collectors.joining());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Lines.Line> lines = cases.lines()
                .map(line -> new Lines.Line(1, line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        Answering answering = new Answering(
                new BatchRequest(Valais.PROGRAMME, Level.FULL, Locale.ENGLISH, Valais.DAY),
                new Decisions(new DecisionEngine(), new Explainer()),
                DecisionLog.off());
        assertThat(Chunk.answer(answering, lines).rest()).hasSizeBetween(15, 18);

        run(BATCH, Level.FULL, cases, out);

        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(answers).hasSize(21);
        assertThat(answers.get(0).length()).as("so that a few are a part").isGreaterThan(Chunk.LONG / 5);
        for (int number = 0; number < 20; number++) {
            assertThat(answers.get(number)).contains("\"caseId\":\"c%d\"".formatted(number));
        }
        assertThat(JSON.readTree(answers.get(20)).at("/summary/decided").asInt())
                .isEqualTo(20);
    }

    @Test
    void lineThatIsRefused_hasTheNameOfItsCase_ifItIsOne() throws IOException {
        List<JsonNode> answers = answers(
                BATCH,
                "{\"caseId\": \"c1\", \"facts\": 1}\n{\"caseId\": 7, \"facts\": {}}\n{\"caseId\": \"" + "x".repeat(65)
                        + "\", \"facts\": {}}\n[]\n{\"caseId\": \"c2\"");
        assertThat(answers.subList(0, 5))
                .extracting(answer -> answer.path("caseId").asText())
                .containsExactly("c1", "", "", "", "");
        assertThat(answers.subList(0, 5))
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(422, 422, 422, 422, 400);
    }

    @Test
    void brokenLines_areAnsweredInPlace_withTheirNumber() throws IOException {
        List<JsonNode> answers = answers(
                BATCH,
                REFUSED + "\n\n{\"facts\": \n{\"facts\": {\"unheard\": 1}}\n\"" + "x".repeat(10_000) + "\"\n"
                        + REFUSED);
        assertThat(answers).extracting(answer -> answer.path("line").asInt()).containsExactly(0, 3, 4, 5, 0, 0);
        assertThat(answers).extracting(answer -> answer.path("status").asInt()).containsExactly(0, 400, 422, 413, 0, 0);
        assertThat(answers.get(2).at("/errors/0/pointer").asText()).isEqualTo("/facts/unheard");
    }

    @Test
    void summary_countsOutcomesProblemsAndRowsNeverHit() throws IOException {
        JsonNode summary =
                answers(BATCH, REFUSED + "\n" + REFUSED + "\nx").get(3).path("summary");
        assertThat(summary.path("cases").asInt()).isEqualTo(3);
        assertThat(summary.path("decided").asInt()).isEqualTo(2);
        assertThat(summary.path("problems").properties()).singleElement().satisfies(kind -> {
            assertThat(kind.getKey()).endsWith("/malformed-request");
            assertThat(kind.getValue().asInt()).isEqualTo(1);
        });
        assertThat(summary.at("/outcomes/eligibility/NOT_ELIGIBLE").asInt()).isEqualTo(2);
        assertThat(summary.path("rowsNeverHit").path(Valais.EDITION.id()))
                .extracting(JsonNode::asText)
                .contains("realistic-potential.1")
                .doesNotContain("realistic-potential.2");
        assertThat(summary.has("stoppedBy")).isFalse();
    }

    @Test
    void moreLinesThanAllowed_areNotAnswered_andTheSummarySaysSo() throws IOException {
        try (AutoClosed few = new AutoClosed(batch(2))) {
            List<JsonNode> answers = answers(few.batch(), (REFUSED + "\n").repeat(3));
            assertThat(answers).hasSize(3);
            assertThat(answers.get(2).at("/summary/stoppedBy").asText()).isEqualTo("LINES");
            assertThat(answers(few.batch(), (REFUSED + "\n").repeat(2))
                            .get(2)
                            .path("summary")
                            .has("stoppedBy"))
                    .isFalse();
        }
    }

    private record AutoClosed(Batch batch) implements AutoCloseable {

        @Override
        public void close() {
            batch.close();
        }
    }

    @Test
    void answer_waitsForNoOtherCase() throws Exception {
        PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream cases = new PipedInputStream(sender);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchRequest request = new BatchRequest(Valais.PROGRAMME, Level.SHORT, Locale.ENGLISH, Valais.DAY);
        CompletableFuture<Summary> summary = CompletableFuture.supplyAsync(() -> {
            try {
                return BATCH.run(request, cases, new BufferedOutputStream(out, 1 << 20));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });

        sender.write((REFUSED + "\n" + REFUSED + "\n" + REFUSED.substring(0, 20)).getBytes(StandardCharsets.UTF_8));
        sender.flush();

        Awaiting.until(Duration.ofSeconds(20), () -> lines(out) == 2);
        sender.write(REFUSED.substring(20).getBytes(StandardCharsets.UTF_8));
        sender.close();
        assertThat(summary.get(20, TimeUnit.SECONDS).decided()).isEqualTo(3);
        assertThat(lines(out)).isEqualTo(4);
    }

    private static long lines(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).lines().count();
    }

    @Test
    void cases_thatCannotBeRead_endTheWork() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream((REFUSED + "\n").getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("torn");
                    }

                    @Override
                    public int read(byte[] into, int from, int most) throws IOException {
                        return read();
                    }
                });
        BatchRequest request = new BatchRequest(Valais.PROGRAMME, Level.SHORT, Locale.ENGLISH, Valais.DAY);

        assertThatThrownBy(() -> BATCH.run(request, broken, OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessage("torn");
    }

    @Test
    void readerGone_endsTheWork() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> run(BATCH, (REFUSED + "\n").repeat(10_000), gone))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
