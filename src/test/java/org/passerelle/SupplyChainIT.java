package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the built service is made of: the bill of materials that the build writes, and the bundle of the workbench. */
final class SupplyChainIT {

    /** Licences that go with Apache-2.0; docs/licences.md says on what terms. */
    private static final Set<String> ALLOWED = allowed();

    private static JsonNode json(String file) throws IOException {
        return JsonMapper.builder().build().readTree(Path.of(file).toFile());
    }

    private static Set<String> allowed() {
        try (Stream<String> lines = Files.lines(Path.of("docs/licences.md"))) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.substring(3, line.indexOf('`', 3)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<JsonNode> libraries() throws IOException {
        return StreamSupport.stream(
                        json("target/quarkus-run-cyclonedx.json")
                                .get("components")
                                .spliterator(),
                        false)
                .filter(component -> component.path("purl").asText().startsWith("pkg:maven/"))
                .filter(component -> component.path("properties").toString().contains("\"runtime\""))
                .toList();
    }

    private static Set<String> licences(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            licences.add(
                    each.has("expression")
                            ? each.get("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return licences;
    }

    @Test
    void libraries_ofTheService_haveALicenceThatIsAllowed() throws IOException {
        List<String> others = new ArrayList<>();
        for (JsonNode library : libraries()) {
            Set<String> licences = licences(library);
            if (licences.stream().noneMatch(ALLOWED::contains)) {
                others.add(library.get("purl").asText() + " " + licences);
            }
        }

        assertThat(libraries()).hasSizeGreaterThan(200);
        assertThat(others).isEmpty();
    }

    @Test
    void packages_ofTheWorkbench_haveALicenceThatIsAllowed() throws IOException {
        List<String> others = new ArrayList<>();
        json("src/main/webui/package-lock.json").get("packages").properties().forEach(entry -> {
            JsonNode each = entry.getValue();
            if (!entry.getKey().isEmpty()
                    && !each.path("dev").asBoolean()
                    && !ALLOWED.contains(each.path("license").asText())) {
                others.add(entry.getKey() + " " + each.path("license"));
            }
        });

        assertThat(others).isEmpty();
    }

    /** The engine would add dashboards of a monitoring that is not ours, with ids drawn at random: no two builds would be the same. */
    @Test
    void files_handedOutAsTheyAre_areThoseOfTheWorkbench() throws IOException {
        String served = "META-INF/resources/";
        try (Stream<Path> jars = Files.list(Path.of("target/quarkus-app/app"));
                ZipFile jar = new ZipFile(jars.findFirst().orElseThrow().toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> entry.getName().startsWith(served) && !entry.isDirectory())
                    .map(entry -> entry.getName().substring(served.length()))
                    .toList();

            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).startsWith("workbench/"));
        }
    }

    @Test
    void packages_ofTheWorkbench_areNamedWithTheirVersion() throws IOException {
        JsonNode description = json("src/main/webui/package.json");
        for (String kind : List.of("dependencies", "devDependencies")) {
            assertThat(description.path(kind))
                    .allSatisfy(version -> assertThat(version.asText()).matches("\\d[\\w.-]*"));
        }
    }

    /** What src/build does to the jar; that two builds have the same bytes shows only a second one, see bin/same-bytes. */
    @Test
    void valuesOfRecordedSteps_inTheBuiltJar_areNumberedAsTheyAreFirstMet() throws IOException {
        Set<Integer> numbers = new LinkedHashSet<>();
        try (ZipFile jar = new ZipFile("target/quarkus-app/quarkus/generated-bytecode.jar")) {
            for (ZipEntry entry : jar.stream()
                    .filter(each -> each.getName().startsWith("io/quarkus/runner/recorded/"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList()) {
                String constants = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                Matcher number = Pattern.compile("proxykey(\\d+)").matcher(constants);
                while (number.find()) {
                    numbers.add(Integer.valueOf(number.group(1)));
                }
            }
        }

        assertThat(List.copyOf(numbers)).hasSizeGreaterThan(30).isSorted();
    }

    @Test
    void globalsOfRules_inTheBuiltJar_areSorted() throws Exception {
        Pattern unit = Pattern.compile("(.*/Rules[0-9A-F]{32}_[A-Za-z0-9]+)\\.class");
        List<List<String>> globals = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target/quarkus-app/app"));
                ZipFile jar = new ZipFile(files.findFirst().orElseThrow().toFile())) {
            for (String entry : jar.stream().map(ZipEntry::getName).toList()) {
                Matcher matcher = unit.matcher(entry);
                if (matcher.matches()) {
                    Class<?> rules = Class.forName(matcher.group(1).replace('/', '.'));
                    globals.add(Stream.of(rules.getDeclaredFields())
                            .map(Field::getName)
                            .filter(name -> name.startsWith("var_"))
                            .toList());
                }
            }
        }

        assertThat(globals).hasSizeGreaterThan(10).allSatisfy(names -> assertThat(names)
                .isSorted());
    }
}
