package org.passerelle.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a running service decide, through its public interface. */
final class ServiceDecider implements Decider {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final TypeReference<Map<String, Object>> OUTCOMES = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;
    private final @Nullable String token;

    /**
     * Creates a decider.
     *
     * @param base URL of the service, such as http://localhost:8080
     * @param token says to the service who calls; null when it does not ask
     */
    ServiceDecider(URI base, @Nullable String token) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.token = token;
    }

    @Override
    public Observed decide(Scenario scenario) {
        HttpResponse<String> response = send(request(scenario));
        if (response.statusCode() != 200) {
            throw new Undecided("status " + response.statusCode() + " from " + base + reason(response.body()));
        }
        return observed(response.body());
    }

    private HttpRequest request(Scenario scenario) {
        ObjectNode body = JSON.createObjectNode();
        body.put("decisionDate", scenario.day().toString());
        body.set("facts", scenario.json());
        String path = "/v1/programmes/" + scenario.edition().programme() + "/decisions?explain=full";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException("There is no answer from " + base + ".", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What a problem document says: its title, and the place and text of each error. */
    private static String reason(String body) {
        JsonNode problem = read(body);
        StringBuilder reason = new StringBuilder();
        if (problem.hasNonNull("title")) {
            reason.append(": ").append(problem.path("title").asText());
        }
        problem.path("errors").forEach(error -> reason.append("; ")
                .append(error.path("pointer").asText())
                .append(' ')
                .append(error.path("detail").asText()));
        return reason.toString();
    }

    private Observed observed(String body) {
        JsonNode answer = read(body);
        JsonNode explanation = answer.path("explanation");
        if (!answer.path("outcomes").isObject() || !explanation.path("steps").isArray()) {
            throw new Undecided("an answer from " + base + " that is not a decision with its steps");
        }
        Set<String> rows = new HashSet<>();
        explanation.path("steps").forEach(step -> step.path("rows").forEach(row -> rows.add(row.asText())));
        Map<Evidence, Set<String>> evidence = Map.of(
                Evidence.RULES, rows,
                Evidence.FINDINGS, ids(answer.path("findings"), "rule"),
                Evidence.ASSUMPTIONS, ids(explanation.path("assumptions"), "id"),
                Evidence.WARNINGS, ids(explanation.path("warnings"), "code"));
        return new Observed(JSON.convertValue(answer.path("outcomes"), OUTCOMES), evidence);
    }

    private static Set<String> ids(JsonNode list, String field) {
        return Set.copyOf(list.findValuesAsText(field));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
