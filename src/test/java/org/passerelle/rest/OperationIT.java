package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those see who run the service: its metrics say what was decided, and alerts, dashboard and runbook speak of metrics that there are. */
@QuarkusTest
final class OperationIT {

    private static final String CASE =
            "{\"decisionDate\": \"2026-11-21\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}";
    private static final String EDITION = "edition=\"2023\",";
    private static final String PROGRAMME = "programme=\"valais-coaching\"";
    private static final JsonNode ALERTS = read(new YAMLMapper(), "src/main/prometheus/alerts.yaml");

    /* A name before a selector or a bracket, or alone; what follows "by" and what stands in braces are labels. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:passerelle|http_server|jvm|process)_\\w+");

    private static JsonNode read(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(Path.of(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @BeforeEach
    void decideOnce() {
        Cases.decide(CASE).then().statusCode(200);
    }

    private static double metric(String name, String labels) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{" + labels + "}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + "{" + labels + "}"));
    }

    @Test
    void decision_isCounted_byOutcomeAndRow() {
        String outcome = EDITION + "outcome=\"eligibility\"," + PROGRAMME + ",value=\"NOT_ELIGIBLE\"";
        String row = EDITION + PROGRAMME + ",rule=\"realistic-potential.2\"";
        double cases = metric("passerelle_cases_total", EDITION + PROGRAMME);
        double outcomes = metric("passerelle_outcomes_total", outcome);
        double hits = metric("passerelle_rules_hit_total", row);

        Cases.decide(CASE).then().statusCode(200);

        assertThat(metric("passerelle_cases_total", EDITION + PROGRAMME)).isEqualTo(cases + 1);
        assertThat(metric("passerelle_outcomes_total", outcome)).isEqualTo(outcomes + 1);
        assertThat(metric("passerelle_rules_hit_total", row)).isEqualTo(hits + 1);
    }

    /** It was decided before. */
    @Test
    void replay_isNotCounted() throws IOException {
        String answer =
                Cases.json().body(CASE).post(Cases.DECISIONS + "?receipt=true").asString();
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode body = (ObjectNode) mapper.readTree(CASE);
        body.set("receipt", mapper.readTree(answer).get("receipt"));
        double cases = metric("passerelle_cases_total", EDITION + PROGRAMME);
        double timed = metric("passerelle_stages_seconds_count", PROGRAMME + ",stage=\"decide\"");

        Cases.json()
                .body(body.toString())
                .post("/v1/receipts/verify")
                .then()
                .statusCode(200)
                .body("answer", equalTo("SAME"));

        assertThat(metric("passerelle_cases_total", EDITION + PROGRAMME)).isEqualTo(cases);
        assertThat(metric("passerelle_stages_seconds_count", PROGRAMME + ",stage=\"decide\""))
                .isEqualTo(timed);
    }

    @Test
    void stages_areTimed() {
        for (String stage : List.of("read", "decide", "explain", "search", "write")) {
            String labels = PROGRAMME + ",stage=\"" + stage + "\"";
            double before = metric("passerelle_stages_seconds_count", labels);

            Cases.decide(CASE).then().statusCode(200);

            assertThat(metric("passerelle_stages_seconds_count", labels))
                    .as(stage)
                    .isGreaterThan(before);
        }
    }

    @Test
    void refusal_isCounted_byKindAndCode() {
        double kinds = metric("passerelle_problems_total", "problem=\"invalid-facts\"");
        double codes = metric("passerelle_refusals_total", "code=\"UNKNOWN_FIELD\"");

        Cases.decide("{\"facts\": {\"a\": 1, \"b\": 2}}").then().statusCode(422);

        assertThat(metric("passerelle_problems_total", "problem=\"invalid-facts\""))
                .isEqualTo(kinds + 1);
        assertThat(metric("passerelle_refusals_total", "code=\"UNKNOWN_FIELD\""))
                .isEqualTo(codes + 2);
    }

    @Test
    void metrics_areThereBeforeAnythingHappens_asManyAsThePublishedRulesAndValues() {
        String before = names();
        Cases.decide(Cases.example().toString()).then().statusCode(200);
        Cases.decide("{\"facts\": {\"legal\": {\"age\": 131}}}").then().statusCode(422);

        assertThat(names()).as("a case adds none").isEqualTo(before);
        assertThat(before.lines().filter(line -> line.startsWith("passerelle_rules_hit_total")))
                .hasSizeGreaterThan(400);
    }

    private static String names() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("passerelle_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void alertsAndDashboard_askForMetricsThatThereAre() throws IOException {
        Set<String> known = given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("src/main/prometheus/alerts.yaml", "src/main/grafana/passerelle.json")) {
            METRIC.matcher(Files.readString(Path.of(file)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(asked::add);
        }
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(known).containsAll(asked);
    }

    @Test
    void alerts_haveASectionOfTheRunbook_eachItsOwn() throws IOException {
        List<String> sections = Files.readString(Path.of("docs/runbook.md"))
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        JsonNode rules = ALERTS.at("/groups/0/rules");

        assertThat(rules).extracting(rule -> rule.path("alert").asText()).containsExactlyElementsOf(sections);
        assertThat(rules).allSatisfy(rule -> assertThat(
                        rule.at("/annotations/runbook").asText())
                .isEqualTo("docs/runbook.md#" + rule.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    @Test
    void service_isReady_whenItsGoldenScenariosCameOut() throws InterruptedException {
        for (int tries = 0; given().get("/q/health/ready").statusCode() != 200 && tries < 300; tries++) {
            Thread.sleep(100);
        }

        assertThat(metric("passerelle_golden_scenarios", "result=\"failed\"")).isZero();
        assertThat(metric("passerelle_golden_scenarios", "result=\"passed\"")).isGreaterThan(30);
    }
}
