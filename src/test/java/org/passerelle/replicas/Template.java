package org.passerelle.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Copies of the template programme, to be edited. */
record Template(Path folder) {

    /** A case that hits the row fee.6 of the template. */
    static final String CASE =
            "{\"decisionDate\": \"2026-05-01\", \"facts\": {\"person\": {\"livesInTown\": true, \"age\": 18}}}";

    /** A case that does not. */
    static final String OTHER_CASE = CASE.replace("18", "40");

    private static final Path ORIGINAL = Path.of("docs/template-programme");
    private static final String MODEL = "dmn/library-card/library-2026.dmn";
    private static final String SCENARIOS = "test-scenarios/library-card/cards.csv";

    /** Copies the template to a folder. */
    static Template in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(ORIGINAL.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return new Template(folder);
    }

    /** Has the row fee.6 yield something else, and lets the scenarios be. */
    Template withFee(String fee) throws IOException {
        Path model = folder.resolve(MODEL);
        String text = Files.readString(model);
        int row = text.indexOf("id=\"fee.6\"");
        int output = text.indexOf("&quot;REDUCED&quot;", row);
        assertThat(output).isGreaterThan(row).isPositive();
        Files.writeString(
                model, text.substring(0, output) + text.substring(output).replaceFirst("REDUCED", fee));
        return this;
    }

    /** Has the scenario of the row fee.6 expect something else. */
    Template expectingFee(String fee) throws IOException {
        Path scenarios = folder.resolve(SCENARIOS);
        Files.writeString(
                scenarios, Files.readString(scenarios).replace("18,ISSUE,REDUCED,fee.6", "18,ISSUE," + fee + ",fee.6"));
        return this;
    }

    /** Cuts every file short, as an upload that broke off would. */
    void cutShort() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
    }
}
