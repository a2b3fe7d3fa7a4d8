package org.passerelle.rest;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** Cases to send, and where. */
final class Cases {

    static final String DECISIONS = "/v1/programmes/valais-coaching/decisions";

    private static final String EXAMPLE =
            "/paths/~1v1~1programmes~1{programme}~1decisions/post/requestBody/content/application~1json/example";

    private Cases() {}

    /** Returns the full case that the OpenAPI document shows. */
    static ObjectNode example() {
        try (InputStream yaml = Cases.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return (ObjectNode) new YAMLMapper().readTree(yaml).at(EXAMPLE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns where the service listens, for requests that REST Assured would not send. */
    static URI server() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    }

    static Response decide(String body) {
        return json().body(body).post(DECISIONS);
    }

    static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }
}
