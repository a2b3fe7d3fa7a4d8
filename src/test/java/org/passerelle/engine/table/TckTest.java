package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.dmn.DMNKogito;
import org.w3c.dom.Element;

/**
 * The cases of the DMN TCK, with tables indexed and not. Its folder {@code TestCases} is not part of this project: where it lies is said by
 * {@code -Dpasserelle.tck}, and without that nothing is tested.
 */
final class TckTest {

    private static final String FOLDER = System.getProperty("passerelle.tck", "");

    private final List<String> failing = new ArrayList<>();
    private final List<String> different = new ArrayList<>();
    private int total;

    @Test
    void cases_withAndWithoutIndex_haveTheSameResults() throws Exception {
        assumeTrue(!FOLDER.isEmpty(), "Skipped: -Dpasserelle.tck does not say where the TCK lies.");
        long answersBefore = IndexedTables.COUNT.answers();
        for (Path file : files(".*-test-.*\\.xml", Path.of(FOLDER))) {
            if (!file.toString().contains("non-compliant")) {
                compare(file);
            }
        }
        System.out.printf(
                "DMN TCK: %d of %d cases pass; an index gave %d answers. These fail:%n",
                total - failing.size(), total, IndexedTables.COUNT.answers() - answersBefore);
        failing.forEach(System.out::println);
        assertThat(total).isPositive();
        assertThat(different).isEmpty();
    }

    private void compare(Path file) throws Exception {
        List<Path> models = files(".*\\.dmn", file.getParent());
        DMNRuntime plain = runtime(models, Set.of());
        DMNRuntime indexed = runtime(models, Set.of(new IndexedTables()));
        String name = TckValue.children(TckValue.parse(file), "modelName")
                .get(0)
                .getTextContent()
                .strip();
        Element model = TckValue.parse(file.resolveSibling(name));
        for (TckCase test : TckCase.in(file)) {
            TckCase.Run expected = test.run(plain, model(plain, model));
            TckCase.Run run = test.run(indexed, model(indexed, model));
            total++;
            if (!run.failures().isEmpty()) {
                failing.add(test.name() + ": " + String.join("; ", run.failures()));
            }
            run.seen().difference(expected.seen()).forEach(line -> different.add(test.name() + ": " + line));
        }
    }

    private static DMNModel model(DMNRuntime runtime, Element definitions) {
        return runtime.getModel(definitions.getAttribute("namespace"), definitions.getAttribute("name"));
    }

    private static DMNRuntime runtime(List<Path> models, Set<DMNProfile> profiles) throws IOException {
        List<Reader> readers = new ArrayList<>();
        for (Path model : models) {
            readers.add(new StringReader(Files.readString(model)));
        }
        return DMNKogito.createGenericDMNRuntime(profiles, true, readers.toArray(Reader[]::new));
    }

    private static List<Path> files(String pattern, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }
}
