package org.passerelle.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The AsyncAPI document as the service publishes it, to hold events against. */
final class AsyncApiDocument {

    private static final Path SPECIFICATION =
            Path.of("src/test/browser/node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json");
    private static final String ADDRESS = "http://localhost/asyncapi.json";
    private static final SchemaValidatorsConfig ASSERT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode root;
    private final JsonSchemaFactory schemas;

    /**
     * Reads the document.
     *
     * @param facts schema that holds for facts, to which the document only refers
     */
    AsyncApiDocument(String json, String facts) throws IOException {
        root = Records.JSON.readTree(json);
        JsonNode strict = root.deepCopy();
        ((ObjectNode) strict.at("/components/schemas/Facts")).remove("anyOf");
        ((ObjectNode) strict.at("/components/schemas/Facts")).setAll((ObjectNode) Records.JSON.readTree(facts));
        closed(strict.at("/components/schemas"));
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, strict.toString()))));
    }

    JsonNode root() {
        return root;
    }

    /** Returns what keeps the document from being AsyncAPI. */
    List<String> violations() throws IOException {
        JsonNode specification = Records.JSON.readTree(SPECIFICATION.toFile());
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(specification).validate(root).stream()
                .map(Object::toString)
                .toList();
    }

    /** Returns the example of a message. */
    JsonNode example(String message) {
        return root.at("/components/messages/" + message + "/examples/0");
    }

    /** Returns what keeps headers and payload from being those of a message; what it does not name, too. */
    List<String> violations(String message, JsonNode headers, JsonNode payload) {
        return List.of("headers", "payload").stream()
                .flatMap(part -> {
                    String reference = root.at("/components/messages/" + message + "/" + part + "/$ref")
                            .asText();
                    return schemas
                            .getSchema(SchemaLocation.of(ADDRESS + reference), ASSERT_FORMATS)
                            .validate(part.equals("headers") ? headers : payload)
                            .stream();
                })
                .map(Object::toString)
                .toList();
    }

    /* Events may grow, so the document leaves their objects open; here each property must be documented. */
    private static void closed(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
            object.put("additionalProperties", false);
        }
        node.forEach(AsyncApiDocument::closed);
    }
}
