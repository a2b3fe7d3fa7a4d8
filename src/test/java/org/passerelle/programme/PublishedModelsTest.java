package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PublishedModelsTest {

    private static final Path TEMPLATE = Path.of("docs/template-programme");

    private final Models models = Models.published((namespace, name) -> {
        throw new AssertionError();
    });

    private final List<Defect> defects = new ArrayList<>();

    @Test
    void models_ofTwoProgrammesWithOneNamespaceAndName_areRefused() throws IOException {
        String name = "types.dmn";
        ModelFile file = ModelFile.of(
                name, Files.readString(TEMPLATE.resolve("dmn/library-card").resolve(name)));

        assertThat(models.models("one", List.of(file), defects)).isNotNull();
        assertThat(models.models("one", List.of(file), defects)).isNotNull();
        assertThat(defects).isEmpty();
        assertThat(models.models("two", List.of(file), defects)).isNull();
        assertThat(defects)
                .containsExactly(new Defect(
                        name,
                        2,
                        "The model has the namespace and the name of one/types.dmn; it needs a namespace of its own."));
    }

    @Test
    void rules_ofTwoProgrammesInOnePackage_areRefused() throws IOException {
        String name = "loans.drl";
        String text = Files.readString(TEMPLATE.resolve("rules/library-card").resolve(name));
        RuleFile file = RuleFile.read(name, text, defects);

        assertThat(models.rules("one", List.of(file), defects)).isNotNull();
        assertThat(models.rules("two", List.of(file), defects)).isNull();
        assertThat(defects)
                .containsExactly(
                        new Defect(
                                name,
                                5,
                                "The programme 'one' uses the package library.card too; the rules need a package of their own."));
    }
}
