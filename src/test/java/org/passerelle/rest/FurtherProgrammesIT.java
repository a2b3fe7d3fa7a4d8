package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.programme.Programmes;

/** The service with two programmes that it was not built with: the template, and a copy of it that rests on reports. */
@QuarkusTest
@TestProfile(FurtherProgrammesIT.WithFurtherProgrammes.class)
final class FurtherProgrammesIT {

    private static final String TEMPLATE = "/v1/programmes/library-card";
    private static final String COPY = "/v1/programmes/toy-card";

    /** Points the service at a folder on disk. */
    public static final class WithFurtherProgrammes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path root = Files.createDirectories(Path.of("target/further-programmes"));
                copy("library-card", root, "library-card", "NORMATIVE");
                // The same namespaces, model names and package as the first: each has a space of names of its own.
                copy("library-card", root, "toy-card", "REPORTED");
                return Map.of(Programmes.FURTHER, root.toString());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        private static void copy(String from, Path root, String to, String provenance) throws IOException {
            for (String part : new String[] {"dmn", "rules"}) {
                Path target = Files.createDirectories(root.resolve(part).resolve(to));
                try (Stream<Path> files = Files.list(Path.of("docs/template-programme", part, from))) {
                    for (Path file : files.toList()) {
                        String text = Files.readString(file)
                                .replace("id: " + from, "id: " + to)
                                .replace("provenance: NORMATIVE", "provenance: " + provenance);
                        Files.writeString(target.resolve(file.getFileName()), text);
                    }
                }
            }
        }
    }

    @Test
    void programmes_listThoseOfTheFolderBesideTheOthers() {
        given().get("/v1/programmes")
                .then()
                .statusCode(200)
                .body("id", hasItems("valais-coaching", "library-card", "toy-card"))
                .body("find { it.id == 'library-card' }.editions.id", contains("2024", "2026"))
                .body("find { it.id == 'toy-card' }.comparison.howLong.en", equalTo("One year"));
    }

    @Test
    void schemaAndRules_areThoseOfTheFolder() {
        given().get(TEMPLATE + "/schema")
                .then()
                .statusCode(200)
                .body("properties.person.properties.livesInTown.type", hasItem("boolean"));
        given().get(TEMPLATE + "/rules").then().statusCode(200).body("id", hasItems("fee.5", "loan-overdue"));
    }

    @Test
    void decision_takesTheEditionOfItsDay() {
        String facts = "{\"person\": {\"livesInTown\": true, \"age\": 17}}";

        decide(TEMPLATE, "2025-12-31", facts)
                .statusCode(200)
                .body("edition", equalTo("2024"))
                .body("outcomes.fee", equalTo("REDUCED"))
                .body("explanation.reasons.rule", hasItem("fee.2"));
        decide(TEMPLATE, "2026-01-01", facts)
                .statusCode(200)
                .body("edition", equalTo("2026"))
                .body("outcomes.fee", equalTo("FREE"))
                .body("explanation.reasons.rule", hasItem("fee.5"))
                .body("missing", empty());
    }

    @Test
    void decision_outsideEveryEdition_namesTheirDays() {
        decide(TEMPLATE, "2023-12-31", "{}")
                .statusCode(422)
                .body("errors.code", contains("NO_EDITION_IN_FORCE"))
                .body("errors[0].detail", containsString("2024-01-01"))
                .body("errors[0].detail", containsString("2025-12-31"))
                .body("errors[0].detail", containsString("2026-01-01"));
    }

    @Test
    void findings_comeFromRulesCompiledAtStart() {
        String facts = "{\"loans\": [{\"id\": \"a\", \"dueOn\": \"2026-05-01\"}]}";

        decide(TEMPLATE, "2026-05-03", facts)
                .statusCode(200)
                .body("findings.rule", contains("loan-overdue"))
                .body("findings[0].facts", contains("/loans/0/dueOn"))
                .body("findings[0].message", equalTo("This loan is overdue by 2 days."));
    }

    @Test
    void decision_ofAProgrammeThatRestsOnReports_saysSo() {
        decide(COPY, "2026-01-01", "{}")
                .statusCode(200)
                .body("provenance", equalTo("REPORTED"))
                .body("explanation.warnings[0].code", equalTo("REPORTED_NOT_NORMATIVE"))
                .body("explanation.warnings[0].text", containsString("published reports"))
                .body("explanation.warnings[0].legalBasis", empty());
        given().contentType(ContentType.JSON)
                .body("{\"facts\": {}}")
                .post(COPY + "/decisions?explain=none")
                .then()
                .statusCode(200)
                .body("provenance", equalTo("REPORTED"));
        decide(TEMPLATE, "2026-01-01", "{}").body("explanation.warnings", empty());
    }

    private static ValidatableResponse decide(String programme, String day, String facts) {
        return given().contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body("{\"decisionDate\": \"" + day + "\", \"facts\": " + facts + "}")
                .post(programme + "/decisions")
                .then();
    }
}
