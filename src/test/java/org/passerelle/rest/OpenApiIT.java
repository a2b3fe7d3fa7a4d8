package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document that integrators read is true: it names what exists, and its examples work. */
@QuarkusTest
final class OpenApiIT {

    /** What differs from answer to answer or from one edit of a rule or scenario to the next, and what is too long for an example. */
    private static final Set<String> CHANGING =
            Set.of("decisionId", "rulesDigest", "bytes", "sha256", "passed", "hits", "content");

    private static final String LINES = "application/x-ndjson";

    /** The service that is tested here keeps no log; DecisionLogIT has one that does. */
    private static final String LOG = "get /v1/log/head";

    @Test
    void document_published_saysWhatTheFileSaysAndReferencesEachSchemaOfFacts() throws IOException {
        ObjectNode file;
        try (InputStream yaml = getClass().getResourceAsStream("/META-INF/openapi.yaml")) {
            file = (ObjectNode) new YAMLMapper().readTree(yaml);
        }
        ArrayNode schemas = ((ObjectNode) file.at("/components/schemas/Facts")).putArray("anyOf");
        List<String> ids = given().get("/v1/programmes").path("id");
        ids.forEach(id -> schemas.addObject().put("$ref", "/v1/programmes/" + id + "/schema"));

        assertThat(Document.published().root()).isEqualTo(file);
    }

    @Test
    void references_leadSomewhere() {
        Document document = Document.published();

        List<String> references = document.root().findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(50);
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else if (reference.startsWith("/")) {
                given().get(reference).then().statusCode(200);
            }
        }
    }

    @Test
    void operations_areThoseThatTheResourcesHave() {
        List<String> documented =
                operations(Document.published()).map(Operation::name).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(implemented());
    }

    private static List<String> implemented() {
        List<String> names = new ArrayList<>();
        for (Class<?> resource : List.of(
                DecisionResource.class,
                BatchResource.class,
                ChangesResource.class,
                NeededResource.class,
                ReceiptsResource.class,
                LogResource.class,
                ProgrammeResource.class,
                FilesResource.class,
                DraftResource.class)) {
            for (Method method : resource.getDeclaredMethods()) {
                Path own = method.getAnnotation(Path.class);
                String path = resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
                if (method.isAnnotationPresent(POST.class)) {
                    names.add("post " + path);
                } else if (method.isAnnotationPresent(GET.class)) {
                    names.add("get " + path);
                }
            }
        }
        return names;
    }

    @Test
    void example_ofEachOperation_works() {
        Document document = Document.published();

        operations(document).forEach(operation -> {
            Response response = send(document, operation);
            if (operation.name().equals(LOG)) {
                assertThat(response.statusCode()).isEqualTo(404);
                return;
            }
            assertThat(response.statusCode()).as(operation.name()).isEqualTo(200);
            JsonNode answers = operation.node().at("/responses/200/content");
            assertThat(answers.has(response.contentType())).as(operation.name()).isTrue();
            // Lines are read by BatchIT.
            if (!response.contentType().contains("json")
                    || response.contentType().equals(LINES)) {
                return;
            }
            JsonNode answer = tree(response);
            // What is written for people has no schema to break and no example; PagesIT reads it. Lines are read by
            // DraftIT.
            answers.properties().stream()
                    .filter(media -> !List.of("text/html", LINES).contains(media.getKey()))
                    .forEach(media -> {
                        String schema =
                                operation.pointer() + "/responses/200/content/" + escaped(media.getKey()) + "/schema";
                        assertThat(document.violations(answer, schema))
                                .as(operation.name())
                                .isEmpty();
                        JsonNode example = media.getValue().get("example");
                        assertThat(document.violations(example, schema))
                                .as("example of " + operation.name())
                                .isEmpty();
                        assertThat(missing(example, answer, ""))
                                .as(operation.name())
                                .isEmpty();
                    });
        });
    }

    @Test
    void example_ofTheRequest_isAsItsSchemaSays() {
        Document document = Document.published();
        String media = "/paths/~1v1~1programmes~1{programme}~1decisions/post/requestBody/content/application~1json";

        assertThat(document.violations(document.at(media + "/example"), media + "/schema"))
                .isEmpty();

        ObjectNode wrong = document.at(media + "/example").deepCopy();
        wrong.withObject("/facts/legal").put("age", "52");
        assertThat(document.violations(wrong, media + "/schema")).isNotEmpty();
    }

    @Test
    void example_ofTheHeadOfTheLog_isAsItsSchemaSays() {
        Document document = Document.published();
        String media = "/paths/~1v1~1log~1head/get/responses/200/content/application~1json";

        assertThat(document.violations(document.at(media + "/example"), media + "/schema"))
                .isEmpty();
    }

    private static Response send(Document document, Operation operation) {
        RequestSpecification request = given();
        for (JsonNode each : operation.parameters()) {
            JsonNode parameter = document.resolved(each);
            if (!parameter.has("example")) {
                // It would not do for the example of the answer.
                continue;
            }
            String name = parameter.get("name").asText();
            String example = parameter.get("example").asText();
            switch (parameter.get("in").asText()) {
                case "path" -> request.pathParam(name, example);
                case "query" -> request.queryParam(name, example);
                default -> request.header(name, example);
            }
        }
        JsonNode lines = operation.node().at("/requestBody/content/application~1x-ndjson/example");
        if (!lines.isMissingNode()) {
            return request.contentType(LINES)
                    .body(lines.asText().getBytes(StandardCharsets.UTF_8))
                    .post(operation.path());
        }
        JsonNode body = operation.node().at("/requestBody/content/application~1json/example");
        return body.isMissingNode()
                ? request.get(operation.path())
                : request.contentType(ContentType.JSON).body(body.toString()).post(operation.path());
    }

    /* An abridged example says nothing that the answer does not say; of a list it may leave entries out. */
    private static List<String> missing(JsonNode example, JsonNode answer, String place) {
        List<String> missing = new ArrayList<>();
        if (example.isObject() && answer.isObject()) {
            example.properties().stream()
                    .filter(field -> !CHANGING.contains(field.getKey()))
                    .forEach(field -> missing.addAll(
                            missing(field.getValue(), answer.path(field.getKey()), place + "/" + field.getKey())));
        } else if (example.isArray() && answer.isArray()) {
            for (JsonNode entry : example) {
                boolean found = StreamSupport.stream(answer.spliterator(), false)
                        .anyMatch(candidate -> missing(entry, candidate, "").isEmpty());
                if (!found) {
                    missing.add(place + ": " + entry);
                }
            }
        } else if (!example.equals(answer)) {
            missing.add(place + ": " + example + " is " + answer);
        }
        return missing;
    }

    @ParameterizedTest
    @CsvSource({
        "MalformedRequest, 400, post, /v1/programmes/valais-coaching/decisions, application/json, '{\"facts\": x'",
        "NotFound, 404, get, /v1/programmes/none, , ",
        "NotAcceptable, 406, post, /v1/programmes/valais-coaching/decisions, application/json, ",
        "UnsupportedMediaType, 415, post, /v1/programmes/valais-coaching/decisions, text/plain, {}",
        "InvalidFacts, 422, post, /v1/programmes/valais-coaching/decisions, application/json, "
                + "'{\"facts\": {\"announcement\": {\"announcedBy\": \"PRO\"}}}'",
        "OtherRefusal, 405, delete, /v1/programmes, , ",
    })
    void example_ofEachProblem_isWhatTheServiceSays(
            String response, int status, String method, String path, String type, String body) {
        RequestSpecification request = given().accept(status == 406 ? "image/png" : "*/*");
        if (type != null) {
            request.contentType(type).body(body == null ? "" : body);
        }

        JsonNode problem = tree(request.request(method, path));

        Document document = Document.published();
        ObjectNode example = document.at(
                        "/components/responses/" + response + "/content/application~1problem+json/example")
                .deepCopy();
        assertThat(document.violations(example, "/components/schemas/Problem")).isEmpty();
        JsonNode expected = example.without("instance");
        JsonNode actual = ((ObjectNode) problem).without("instance");
        assertThat(actual).isEqualTo(expected);
    }

    private record Operation(String path, String method, JsonNode node, JsonNode pathItem) {

        String name() {
            return method + " " + path;
        }

        String pointer() {
            return "/paths/" + escaped(path) + "/" + method;
        }

        List<JsonNode> parameters() {
            return Stream.of(pathItem, node)
                    .flatMap(holder ->
                            StreamSupport.stream(holder.path("parameters").spliterator(), false))
                    .toList();
        }
    }

    private static Stream<Operation> operations(Document document) {
        return document.root().get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(entry -> !entry.getKey().equals("parameters"))
                .map(entry -> new Operation(path.getKey(), entry.getKey(), entry.getValue(), path.getValue())));
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode tree(Response response) {
        try {
            return Document.JSON.readTree(response.asByteArray());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
