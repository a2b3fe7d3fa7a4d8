package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Valais;

final class ServiceDeciderTest {

    private static final String ANSWER = """
            {"outcomes": {"eligibility": "ELIGIBLE", "reasons": []},
             "findings": [{"rule": "laci-without-orp", "legalBasis": [{"source": "laci"}]}],
             "explanation": {"reasons": [{"rule": "data-exchange.1"}],
                             "assumptions": [{"id": "A-AUTH", "text": "…"}],
                             "warnings": [{"code": "FUND_MAY_BE_CHARGED"}],
                             "steps": [{"table": "followed-by-partner", "rows": ["followed-by-partner.1"]},
                                       {"table": "failures", "rows": []}]}}""";

    @TempDir
    private Path folder;

    private HttpServer server;
    private int status = 200;
    private String answer = ANSWER;
    private String asked = "";
    private String authorization = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void decide_case_isAskedInFull() throws IOException {
        decider().decide(scenario());

        assertThat(asked).isEqualTo("""
                POST /v1/programmes/valais-coaching/decisions?explain=full \
                {"decisionDate":"2026-11-21","facts":{"legal":{"age":52}}}""");
        assertThat(authorization).isEqualTo("Bearer a-token");
    }

    @Test
    void decide_answer_isObservedAsInProcess() throws IOException {
        Observed observed = decider().decide(scenario());

        assertThat(observed.outcomes()).containsEntry("eligibility", "ELIGIBLE").containsEntry("reasons", List.of());
        assertThat(observed.ids(Evidence.RULES)).containsExactly("followed-by-partner.1");
        assertThat(observed.ids(Evidence.FINDINGS)).containsExactly("laci-without-orp");
        assertThat(observed.ids(Evidence.ASSUMPTIONS)).containsExactly("A-AUTH");
        assertThat(observed.ids(Evidence.WARNINGS)).containsExactly("FUND_MAY_BE_CHARGED");
    }

    @Test
    void run_refusal_isADifferenceThatSaysWhy() throws IOException {
        status = 422;
        answer = """
                {"title": "Invalid facts", "errors": [{"pointer": "/facts/legal/age", "detail": "Too old."}]}""";

        Verdict verdict = new ScenarioRunner(decider()).run(scenario());

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.differences())
                .singleElement()
                .extracting(Difference::got)
                .asString()
                .contains("status 422", "Invalid facts", "/facts/legal/age Too old.");
    }

    @Test
    void run_answerThatIsNoDecision_isADifference() throws IOException {
        for (String nonsense : List.of("", "[]", "{\"outcomes\": {}}", "<html>")) {
            answer = nonsense;
            assertThat(new ScenarioRunner(decider()).run(scenario()).passed())
                    .as(nonsense)
                    .isFalse();
        }
    }

    @Test
    void decide_noService_isAnError() throws IOException {
        ServiceDecider decider = decider();
        server.stop(0);
        Scenario scenario = scenario();

        assertThatThrownBy(() -> decider.decide(scenario))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no answer");
    }

    private ServiceDecider decider() {
        return new ServiceDecider(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"), "a-token");
    }

    private Scenario scenario() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.csv"), """
                scenario,decisionDate,legal.age,=> eligibility
                A case,2026-11-21,52,ELIGIBLE
                """);
        return ScenarioReader.read(Valais.PROGRAMME, List.of(file)).get(0);
    }
}
