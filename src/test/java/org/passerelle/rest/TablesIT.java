package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The models that Kogito generated are decided by the index of their tables. */
@QuarkusTest
final class TablesIT {

    @Test
    void decision_ofPublishedModels_isAnsweredByIndex() {
        assertThat(metric("passerelle_tables\\{by=\"index\"}")).isPositive();
        assertThat(metric("passerelle_tables\\{by=\"engine\"}")).isZero();
        double before = metric("passerelle_tables_answers_total\\{by=\"index\"}");

        Cases.decide(Cases.example().toString()).then().statusCode(200);

        assertThat(metric("passerelle_tables_answers_total\\{by=\"index\"}")).isGreaterThan(before + 20);
        assertThat(metric("passerelle_decisions_total\\{by=\"plan\"}")).isPositive();
    }

    private static double metric(String name) {
        Matcher metric = Pattern.compile("(?m)^" + name + " (\\S+)$")
                .matcher(given().get("/q/metrics").asString());
        assertThat(metric.find()).as(name).isTrue();
        return Double.parseDouble(metric.group(1));
    }
}
