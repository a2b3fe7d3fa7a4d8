package org.passerelle.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However a path that asks for a role is written, it is closed to who has none, and to who has another. */
@QuarkusTest
@TestProfile(Callers.Known.class)
final class PathsIT {

    Issuer issuer;

    private static Set<Map.Entry<String, JsonNode>> paths() throws IOException {
        return new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray())
                .get("paths")
                .properties();
    }

    /** Returns the paths that the OpenAPI document says to ask for a role, and those beside it. */
    private static List<String> closed() throws IOException {
        Set<String> closed = new LinkedHashSet<>(List.of("/workbench", "/workbench/valais-coaching", "/q/metrics"));
        paths().forEach(path -> {
            // All tasks of drafts go by one rule.
            boolean isOneOfMany =
                    path.getKey().contains("/drafts/") && !path.getKey().endsWith("/check");
            if (path.getValue().findValue("token") != null && !isOneOfMany) {
                closed.add(
                        path.getKey().replace("{programme}", "valais-coaching").replaceAll("\\{[^}]+}", "x"));
            }
        });
        return List.copyOf(closed);
    }

    /** Returns ways to write a path of which one server or another makes the path itself. */
    private static Set<String> spellings(String path) {
        Set<String> spellings = new LinkedHashSet<>(List.of(path));
        Stream.of(
                        "/", "//", "/.", "/./", "/x/..", ";", ";x=y", "/;x=y", "?x", "#x", "%20", "%00", "%2F", "%3B",
                        "\\", ".json", "~")
                .forEach(end -> spellings.add(path + end));
        Stream.of(
                        "/",
                        "/.",
                        "/x/..",
                        "/%2e%2e",
                        "/x/%2e%2e",
                        "/;x=y",
                        "\\",
                        "/q/health/..",
                        "/v1/programmes/..;",
                        "http://localhost")
                .forEach(beginning -> spellings.add(beginning + path));
        List<Integer> slashes = new ArrayList<>();
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            slashes.add(slash);
        }
        for (int slash : slashes) {
            for (String other : List.of("//", "/./", "/x/../", "%2F", "%2f", "%252F", ";x=y/", "\\", "%5C")) {
                spellings.add(path.substring(0, slash) + other + path.substring(slash + 1));
            }
        }
        spellings.add(path.toUpperCase(Locale.ROOT));
        for (int letter : List.of(1, path.length() - 1)) {
            String code = Integer.toHexString(path.charAt(letter));
            for (String escape : List.of("%", "%25", "%u00")) {
                spellings.add(path.substring(0, letter) + escape + code + path.substring(letter + 1));
            }
        }
        return spellings;
    }

    @Test
    void path_writtenInAnyWay_isClosed() throws IOException {
        String stranger = "Authorization: Bearer "
                + Token.of(issuer, "closed", "open", "admin").signed();
        List<String> closed = closed();
        assertThat(closed).hasSizeGreaterThan(10);
        for (String path : closed) {
            assertThat(status("GET", path, "Accept: */*")).as(path).isEqualTo(401);
            assertThat(status("POST", path, stranger)).as(path).isEqualTo(403);
            for (String spelling : spellings(path)) {
                assertThat(status("GET", spelling, "Accept: */*")).as(spelling).isIn(400, 401);
                assertThat(status("POST", spelling, stranger)).as(spelling).isIn(400, 403);
            }
        }
    }

    @Test
    void path_isClosedToEveryMethod() throws IOException {
        for (String path : closed()) {
            for (String method :
                    List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "get", "X")) {
                assertThat(status(method, path, "Accept: */*"))
                        .as("%s %s", method, path)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void path_thatTheDocumentCallsOpen_isOpen() throws IOException {
        int open = 0;
        for (Map.Entry<String, JsonNode> path : paths()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().has("responses")
                        && operation.getValue().findValue("token") == null) {
                    String named = path.getKey().replaceAll("\\{[^}]+}", "valais-coaching");
                    assertThat(status(operation.getKey().toUpperCase(Locale.ROOT), named, "Accept: */*"))
                            .as(path.getKey())
                            .isNotIn(401, 403);
                    open++;
                }
            }
        }
        assertThat(open).isGreaterThan(3);
    }

    /* As it is: other clients would mend the path, or refuse to send it. */
    private static int status(String method, String path, String header) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer =
                    new String(socket.getInputStream().readNBytes("HTTP/1.1 400".length()), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(answer.length() - 3));
        }
    }
}
