package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.LargeFile;
import picocli.CommandLine;

final class ScenarioCommandTest {

    private static final String PASSING = """
            scenario,decisionDate,followUp.followedByOrp,=> reporting
            A passing case,2026-11-21,true,UNKNOWN
            """;

    private static final String FAILING = """
            scenario,decisionDate,authorisation.signed,=> dataExchange,=> rules
            A failing case,2026-11-21,false,NECESSARY_DATA_ONLY,data-exchange.1
            """;

    @TempDir
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copyProgramme() throws IOException {
        copy(Path.of("dmn/valais-coaching"), root.resolve("dmn/valais-coaching"));
        copy(Path.of("rules/valais-coaching"), root.resolve("rules/valais-coaching"));
        Files.createDirectories(scenarios());
    }

    @Test
    void execute_allPass_isZeroWithSummaryAndCoverage() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);

        assertThat(execute()).isZero();
        assertThat(out.toString())
                .contains("valais-coaching: 1 scenarios, 1 passed, 0 failed")
                .containsPattern(
                        "followed-by-partner +1 of +3  never hit: followed-by-partner.2, followed-by-partner.3");
    }

    @Test
    void execute_someFail_isOneWithWhatDiffered() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);
        Files.writeString(scenarios().resolve("b.csv"), FAILING);

        assertThat(execute("valais-coaching")).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAILED b.csv:2 A failing case")
                .contains("dataExchange: expected NECESSARY_DATA_ONLY, got BLOCKED")
                .contains("rules: expected data-exchange.1, got data-exchange.2")
                .contains("2 scenarios, 1 passed, 1 failed");
    }

    @Test
    void execute_file_runsOnlyThatOne() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);
        Files.writeString(scenarios().resolve("b.csv"), FAILING);

        assertThat(execute("valais-coaching", "a.csv")).isZero();
        assertThat(out.toString()).contains("1 scenarios");
    }

    @Test
    void execute_editedTable_countsAtOnce() throws IOException {
        Files.writeString(scenarios().resolve("b.csv"), FAILING.replace(",data-exchange.1", ","));
        Path model = root.resolve("dmn/valais-coaching/eligibility.dmn");
        String text = Files.readString(model);
        Files.writeString(
                model, text.replaceAll("(<outputEntry[^>]*>\\s*<text>&quot;)BLOCKED", "$1NECESSARY_DATA_ONLY"));

        assertThat(execute()).as(out + " " + err).isZero();
    }

    @Test
    void execute_mistakes_isTwoAndNothingRuns() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING.replace("UNKNOWN", "UNKNOWABLE"));

        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("a.csv:2: => reporting: 'UNKNOWABLE' is not allowed");
        assertThat(out.toString()).doesNotContain("passed");
    }

    @Test
    void execute_programmeThatDoesNotLoad_isTwo() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);
        Files.delete(root.resolve("dmn/valais-coaching/types.dmn"));

        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("types.dmn");
    }

    @Test
    void execute_argumentsThatNameNothing_isTwo() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);

        assertThat(execute("elsewhere")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no such programme; there are: valais-coaching");
        assertThat(execute("valais-coaching", "c.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("there are: a.csv");
        assertThat(execute("--base-url", "localhost:8080")).isEqualTo(2);
    }

    @Test
    void execute_noScenarios_isTwo() {
        assertThat(execute()).isEqualTo(2);
    }

    @Test
    void execute_noServiceAtTheBaseUrl_isTwo() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);

        assertThat(execute("--base-url", "http://localhost:1")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no answer from http://localhost:1.");
    }

    @Test
    void execute_editedRule_countsAtOnce() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), """
                scenario,decisionDate,tandem.members[0].role,=> findings
                A tandem of one,2026-11-21,ORP_COUNSELLOR,-
                """);
        assertThat(execute()).isEqualTo(1);
        assertThat(out.toString()).contains("tandem-one-cms-social-worker");

        Path rules = root.resolve("rules/valais-coaching/tandem.drl");
        Files.writeString(
                rules, Files.readString(rules).replace("$workers + $unknowns < 1", "$workers + $unknowns < 0"));

        assertThat(execute()).as(out + " " + err).isZero();
    }

    @Test
    void execute_furtherProgrammes_runBesideTheOthers() throws IOException {
        Files.writeString(scenarios().resolve("a.csv"), PASSING);
        Path template = Path.of("docs/template-programme");

        assertThat(executeOn(List.of(root, template), "library-card"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("library-card: 16 scenarios, 16 passed")
                .doesNotContain("valais");
        assertThat(executeOn(List.of(template, template))).isEqualTo(2);
        assertThat(err.toString()).contains("holds a programme with the id of another");
        assertThat(executeOn(List.of(root, root.resolve("none")))).isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no folder " + root.resolve("none/dmn").toAbsolutePath()
                        + "; a folder of programmes holds dmn/<programme> and, for findings, rules/<programme>.");
    }

    private int execute(String... arguments) {
        return executeOn(List.of(root), arguments);
    }

    @Test
    void execute_fileTooLargeForMemory_isTwo() throws IOException {
        LargeFile.at(scenarios().resolve("a.yaml"));

        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("too little memory").doesNotContain("\tat ");
    }

    private int executeOn(List<Path> roots, String... arguments) {
        CommandLine command = ScenarioCommand.commandLine(roots);
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private Path scenarios() {
        return root.resolve("test-scenarios/valais-coaching");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
