package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.decision.CaseRequest;
import org.passerelle.log.LogCheck;
import org.passerelle.trust.ReceiptKeys;

/** The clock of the machine is set while the service serves. */
@QuarkusTest
@TestProfile(PrivacyIT.WithFaultyProgrammes.class)
final class ClockIT {

    private static final List<Duration> STEPS = List.of(
            Duration.ZERO, Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400), Duration.ofDays(-400));

    @Inject
    SteppingClock clock;

    @TempDir
    private Path folder;

    @AfterEach
    void setRight() {
        clock.step(Duration.ZERO);
    }

    @Test
    void clockThatSteps_changesNoDecisionOfADay_andTheLogStaysIntact() throws IOException {
        Set<ObjectNode> answers = new LinkedHashSet<>();
        List<String> heads = new ArrayList<>();
        for (Duration step : STEPS) {
            clock.step(step);
            Response answer = Cases.decide(Cases.example().toString());
            assertThat(answer.statusCode()).isEqualTo(200);
            answers.add(((ObjectNode) Document.JSON.readTree(answer.asByteArray())).without(Set.of("decisionId")));
            heads.add(given().get("/v1/log/head").asString());
        }

        assertThat(answers).hasSize(1);
        Path keys = Files.writeString(
                folder.resolve("keys.json"), given().get("/v1/receipts/keys").asString());
        LogCheck check = new LogCheck(ReceiptKeys.ofOthers(keys));
        heads.forEach(check::compareWith);
        check.read(PrivacyIT.WithFaultyProgrammes.folder().resolve("log"));
        assertThat(check.report().findings()).isEmpty();
    }

    /** A case that names no day is of the day that the clock says, and the answer says which. */
    @Test
    void dayThatIsNotNamed_isThatOfTheClock() {
        clock.step(Duration.ofDays(-400));
        String day = Cases.decide("{\"facts\": {}}").path("decisionDate");

        LocalDate expected = LocalDate.ofInstant(Instant.now().minus(Duration.ofDays(400)), CaseRequest.ZONE);
        assertThat(LocalDate.parse(day)).isBetween(expected.minusDays(1), expected);
    }
}
