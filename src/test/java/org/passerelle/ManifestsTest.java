package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests for Kubernetes, held against the schema of its API. */
final class ManifestsTest {

    private static final Path FOLDER = Path.of("src/main/kubernetes");
    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    static Collection<String> manifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(KUSTOMIZATION))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(String name) throws IOException {
        return YAML.readTree(FOLDER.resolve(name).toFile());
    }

    /** Checks types, unknown names and required ones as the schema has them. */
    private static void check(JsonNode manifest) throws ReflectiveOperationException {
        String api = manifest.path("apiVersion").asText();
        String version = api.substring(api.indexOf('/') + 1);
        Class<?> type = Class.forName("io.kubernetes.client.openapi.models." + version.toUpperCase(Locale.ROOT)
                + manifest.path("kind").asText());
        try {
            type.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.toString()));
        } catch (InvocationTargetException wrong) {
            throw new IllegalArgumentException(wrong.getCause());
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void manifest_fitsTheSchemaOfItsKind(String name) throws IOException {
        JsonNode manifest = read(name);
        assertThatCode(() -> check(manifest)).doesNotThrowAnyException();
    }

    @Test
    void schema_refusesWhatKubernetesDoesNotKnow() throws IOException {
        JsonNode deployment = read("deployment.yaml");
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/securityContext"))
                .put("readOnlyRootFileSystem", true);
        assertThatThrownBy(() -> check(deployment)).hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void kustomization_namesEveryManifest() throws IOException {
        assertThat(read(KUSTOMIZATION).path("resources"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(manifests());
    }

    @Test
    void container_hasNoPrivilege() throws IOException {
        JsonNode container = read("deployment.yaml").at("/spec/template/spec/containers/0");
        JsonNode rights = container.path("securityContext");
        assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }

    @Test
    void selectors_chooseTheReplicas() throws IOException {
        List<JsonNode> selectors = List.of(
                read("deployment.yaml").at("/spec/selector/matchLabels"),
                read("service.yaml").at("/spec/selector"),
                read("disruption.yaml").at("/spec/selector/matchLabels"),
                read("network.yaml").at("/spec/podSelector/matchLabels"));
        assertThat(selectors).containsOnly(read("deployment.yaml").at("/spec/template/metadata/labels"));
    }

    @Test
    void patience_isLongerThanDrainingAndFinishing() throws IOException {
        JsonNode pod = read("deployment.yaml").at("/spec/template/spec");
        String drain = StreamSupport.stream(pod.at("/containers/0/env").spliterator(), false)
                .filter(variable -> variable.path("name").asText().equals("PASSERELLE_DRAIN"))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();
        int finishing = 30;
        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(Integer.parseInt(drain.replace("S", "")) + finishing);
    }
}
