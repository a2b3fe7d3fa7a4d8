package org.passerelle.rest;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The OpenAPI document as the service publishes it, to hold answers against. */
final class Document {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final SchemaValidatorsConfig ASSERT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode root;
    private final String address;
    private final JsonSchemaFactory schemas;

    private Document(JsonNode root, String address) {
        this.root = root;
        this.address = address;
        String strict = closed(root.deepCopy()).toString();
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(address, strict))));
    }

    static Document published() {
        byte[] bytes = given().accept("application/json").get("/q/openapi").asByteArray();
        try {
            return new Document(JSON.readTree(bytes), RestAssured.baseURI + ":" + RestAssured.port + "/openapi.json");
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Returns what is at a JSON pointer, or at the reference that stands there. */
    JsonNode at(String pointer) {
        return resolved(root.at(pointer));
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Returns what keeps a value from being as the schema at a JSON pointer says; a property that it does not name, too. */
    List<String> violations(JsonNode value, String pointer) {
        return schemas.getSchema(SchemaLocation.of(address + "#" + pointer), ASSERT_FORMATS).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /* Answers may grow, so the document leaves their objects open; here each property must be documented. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Document::closed);
        return node;
    }
}
