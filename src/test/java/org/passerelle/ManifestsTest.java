package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests for Kubernetes, held against the schema of its API. */
final class ManifestsTest {

    private static final Path FOLDER = Path.of("src/main/kubernetes");
    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Returns those of the folder and of its components, beside kustomizations and patches. */
    static Collection<String> manifests() throws IOException {
        List<String> manifests = new ArrayList<>();
        for (String name : files("")) {
            if (!name.endsWith(KUSTOMIZATION) && read(name).isObject()) {
                manifests.add(name);
            }
        }
        return manifests;
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
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
                .containsExactlyInAnyOrderElementsOf(
                        manifests().stream().filter(name -> !name.contains("/")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "decision-log"})
    void component_namesEveryFile(String component) throws IOException {
        JsonNode kustomization = read(component + "/" + KUSTOMIZATION);
        List<String> named = new ArrayList<>(List.of(component + "/" + KUSTOMIZATION));
        kustomization.path("resources").forEach(file -> named.add(component + "/" + file.asText()));
        kustomization
                .path("patches")
                .forEach(patch -> named.add(component + "/" + patch.path("path").asText()));

        assertThat(named).containsExactlyInAnyOrderElementsOf(files(component));
    }

    @Test
    void events_areSwitchedOn() throws IOException {
        JsonNode deployment = patched("deployment.yaml", "events/switched-on.yaml");

        assertThatCode(() -> check(deployment)).doesNotThrowAnyException();
        assertThat(variables(deployment))
                .containsEntry("PASSERELLE_EVENTS", "true")
                .containsKey("PASSERELLE_KAFKA");
    }

    @Test
    void decisionLog_isWrittenToVolumesThatLast_byReplicasWithNamesThatLast() throws IOException {
        JsonNode replicas = patched("deployment.yaml", "decision-log/kept.yaml");

        assertThat(replicas.path("kind").asText()).isEqualTo("StatefulSet");
        assertThatCode(() -> check(replicas)).doesNotThrowAnyException();
        Map<String, String> variables = variables(replicas);
        Map<String, String> mounts = new TreeMap<>();
        replicas.at("/spec/template/spec/containers/0/volumeMounts")
                .forEach(mount -> mounts.put(
                        mount.path("name").asText(), mount.path("mountPath").asText()));
        assertThat(variables.get("PASSERELLE_LOG")).startsWith(mounts.get("log") + "/");
        assertThat(variables.get("PASSERELLE_LOG_SECRETS")).startsWith(mounts.get("secrets") + "/");
        assertThat(variables.get("PASSERELLE_RECEIPT_KEY")).startsWith(mounts.get("key") + "/");
        assertThat(replicas.at("/spec/volumeClaimTemplates"))
                .extracting(claim -> claim.at("/metadata/name").asText())
                .containsExactly("log", "secrets");
        assertThat(replicas.at("/spec/serviceName"))
                .isEqualTo(read("decision-log/replicas.yaml").at("/metadata/name"));
        JsonNode scaling = patched("autoscaling.yaml", "decision-log/scaled.yaml");
        assertThat(scaling.at("/spec/scaleTargetRef/kind")).isEqualTo(replicas.path("kind"));
    }

    /** Returns a manifest as kustomize patches it (RFC 6902). */
    private static JsonNode patched(String manifest, String patch) throws IOException {
        try (JsonReader target =
                        Json.createReader(new StringReader(read(manifest).toString()));
                JsonReader operations =
                        Json.createReader(new StringReader(read(patch).toString()))) {
            return YAML.readTree(Json.createPatch(operations.readArray())
                    .apply(target.readObject())
                    .toString());
        }
    }

    private static Map<String, String> variables(JsonNode workload) {
        Map<String, String> variables = new TreeMap<>();
        workload.at("/spec/template/spec/containers/0/env")
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return variables;
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
    void memory_ofTheService_andOfDrafts_fitsIntoTheContainer() throws IOException {
        String container = Files.readString(Path.of("src/main/container/Containerfile"));
        String drafts = Files.readString(Path.of("src/main/java/org/passerelle/draft/WorkerCommand.java"));
        String settings = Files.readString(Path.of("src/main/resources/application.properties"));
        String limit = read("deployment.yaml")
                .at("/spec/template/spec/containers/0/resources/limits/memory")
                .asText();
        int all = 1024 * number(limit, "(\\d+)Gi");
        int service = all * number(container, "MaxRAMPercentage=(\\d+)") / 100
                + number(container, "MaxDirectMemorySize=(\\d+)m");
        int draft = number(settings, "PASSERELLE_DRAFT_MEMORY:(\\d+)m")
                + number(drafts, "MaxMetaspaceSize=(\\d+)m")
                + number(drafts, "MaxDirectMemorySize=(\\d+)m");

        int classesAndThreads = 768;
        assertThat(service + number(settings, "PASSERELLE_DRAFT_PROCESSES:(\\d+)") * draft + classesAndThreads)
                .isLessThanOrEqualTo(all);
        int connections = number(settings, "max-connections=(\\d+)") * 64 / 1024;
        int untaken = number(settings, "untaken=(\\d+)") >> 20;
        assertThat(connections + untaken).isLessThan(number(container, "MaxDirectMemorySize=(\\d+)m"));
    }

    private static int number(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void selectors_chooseTheReplicas() throws IOException {
        List<JsonNode> selectors = List.of(
                read("deployment.yaml").at("/spec/selector/matchLabels"),
                read("service.yaml").at("/spec/selector"),
                read("disruption.yaml").at("/spec/selector/matchLabels"),
                read("network.yaml").at("/spec/podSelector/matchLabels"),
                read("events/network.yaml").at("/spec/podSelector/matchLabels"),
                read("decision-log/replicas.yaml").at("/spec/selector"));
        assertThat(selectors).containsOnly(read("deployment.yaml").at("/spec/template/metadata/labels"));
    }

    @Test
    void patience_isLongerThanDrainingAndFinishing() throws IOException {
        JsonNode deployment = read("deployment.yaml");
        JsonNode pod = deployment.at("/spec/template/spec");
        String drain = variables(deployment).get("PASSERELLE_DRAIN");
        int finishing = 30;
        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(Integer.parseInt(drain.replace("S", "")) + finishing);
    }
}
