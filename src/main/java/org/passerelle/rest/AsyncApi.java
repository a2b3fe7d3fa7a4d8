package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Json;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Publishes the AsyncAPI document beside the OpenAPI document, from which it takes over what it refers to and does not hold. */
@Singleton
final class AsyncApi {

    private static final String PATH = "/q/asyncapi";
    private static final String MEDIA_TYPE = "application/vnd.aai.asyncapi+json;version=3.0.0";
    private static final String SCHEMAS = "#/components/schemas/";

    private final List<Programme> programmes;
    private byte @Nullable [] published;

    @Inject
    AsyncApi(Programmes programmes) {
        this(programmes.all());
    }

    AsyncApi(List<Programme> programmes) {
        this.programmes = programmes;
    }

    void register(@Observes Router router) {
        router.get(PATH).blockingHandler(this::publish);
    }

    private void publish(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE).end(Buffer.buffer(bytes()));
    }

    /* Made when somebody first asks, since the start need not wait for it; and once, since everybody may ask, and is never refused. */
    synchronized byte[] bytes() {
        byte[] known = published;
        if (known == null) {
            known = Json.bytes(document());
            published = known;
        }
        return known;
    }

    private JsonNode document() {
        JsonNode document = read("/META-INF/asyncapi.yaml");
        JsonNode known = read("/META-INF/openapi.yaml").at("/components/schemas");
        ArrayNode facts = ((ObjectNode) known.get("Facts")).putArray("anyOf");
        for (Programme programme : programmes) {
            facts.addObject().put("$ref", "/v1/programmes/" + programme.id() + "/schema");
        }
        complete((ObjectNode) document.at("/components/schemas"), document, known);
        return document;
    }

    private static void complete(ObjectNode schemas, JsonNode referring, JsonNode known) {
        for (String reference : referring.findValuesAsText("$ref")) {
            String name = reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
            if (known.has(name) && !schemas.has(name)) {
                schemas.set(name, known.get(name));
                complete(schemas, known.get(name), known);
            }
        }
    }

    private static JsonNode read(String file) {
        try (InputStream yaml = Objects.requireNonNull(AsyncApi.class.getResourceAsStream(file))) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
