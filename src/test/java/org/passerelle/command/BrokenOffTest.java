package org.passerelle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Runs that end before they are over, what is left of them, and what must not be lost. */
final class BrokenOffTest {

    private static final String CASES = "{\"caseId\": \"a\", \"facts\": {}}\n{\"caseId\": \"b\", \"facts\": {}}\n";
    private static final String DAY = "2027-01-05";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private Path cases = Path.of("");
    private Path answers = Path.of("");
    private Path part = Path.of("");

    @BeforeEach
    void files() throws IOException {
        cases = Files.writeString(folder.resolve("cases.ndjson"), CASES);
        answers = folder.resolve("answers.csv");
        part = folder.resolve("answers.csv.answers.part");
    }

    private int decide(String... arguments) {
        CommandLine command = DecideCommand.commandLine(List.of(Path.of("")));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(Stream.of("--programme", "valais-coaching"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private int decideTo(Path out, String... arguments) {
        return decide(Stream.concat(Stream.of(cases.toString(), "--out", out.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** All is decided, and the table cannot be written, since a folder stands in its place. */
    private void breakOff() throws IOException {
        Files.createDirectory(answers);
        assertThat(decideTo(answers, "--overwrite", "--day", DAY)).isEqualTo(2);
        Files.delete(answers);
        assertThat(part).exists();
        err.getBuffer().setLength(0);
    }

    private List<CSVRecord> records() throws IOException {
        return DecideCommandTest.records(answers);
    }

    @Test
    void table_writtenHalf_isGoneOnWith() throws IOException {
        breakOff();
        Files.writeString(answers, "half");

        assertThat(decideTo(answers, "--resume")).as(err.toString()).isZero();

        assertThat(records()).hasSize(2);
        assertThat(err.toString()).contains("2 cases had their answer already");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void day_thatWasUsual_isThatOfTheStart() throws IOException {
        breakOff();
        String whole = Files.readString(part);
        Files.writeString(part, whole.substring(0, whole.length() - 100));

        assertThat(decideTo(answers, "--resume")).as(err.toString()).isZero();

        assertThat(records()).hasSize(2).allMatch(row -> row.get("decisionDate").equals(DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "--explain, full, --explain was short",
        "--language, de, --language was fr",
        "--day, 2027-01-06, --day was 2027-01-05"
    })
    void run_goneOnWithOtherwise_isRefused(String option, String value, String said) throws IOException {
        breakOff();

        assertThat(decideTo(answers, "--resume", option, value)).isEqualTo(2);

        assertThat(err.toString()).contains(said, value, "--overwrite");
        assertThat(part).exists();
    }

    @Test
    void format_thatTheNameDoesNotSay_mustBeThatOfTheStart() throws IOException {
        Files.writeString(cases, "caseId\na\nb\n");
        Files.createDirectory(answers);
        assertThat(decideTo(answers, "--overwrite", "--from", "csv")).isEqualTo(2);
        Files.delete(answers);

        assertThat(decideTo(answers, "--resume")).isEqualTo(2);

        assertThat(err.toString()).contains("--from was CSV, and now is NDJSON");
        assertThat(decideTo(answers, "--resume", "--from", "csv")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void run_cutWithinItsFirstAnswer_isGoneOnWith(int length) throws IOException {
        breakOff();
        Files.writeString(part, Files.readString(part).substring(0, length));

        assertThat(decideTo(answers, "--resume")).as(err.toString()).isZero();

        assertThat(records()).hasSize(2);
    }

    @Test
    void cases_thatChangedSince_areRefused() throws IOException {
        breakOff();
        // As long as before: the same persons in another order.
        String turned = CASES.lines().skip(1).findFirst().orElseThrow() + "\n"
                + CASES.lines().findFirst().orElseThrow() + "\n";
        assertThat(turned).hasSameSizeAs(CASES).isNotEqualTo(CASES);
        Files.writeString(cases, turned);

        assertThat(decideTo(answers, "--resume")).isEqualTo(2);

        assertThat(err.toString()).contains("the content of FILE was sha256:", "--overwrite");
    }

    @Test
    void answers_ofARunThatIsOver_areNotTakenForThoseOfOtherCases() throws IOException {
        Path lines = folder.resolve("answers.ndjson");
        assertThat(decideTo(lines)).isZero();
        String whole = Files.readString(lines);

        assertThat(decideTo(lines, "--resume")).isEqualTo(2);

        assertThat(err.toString()).contains("No run that wrote", "--overwrite");
        assertThat(lines).hasContent(whole);
    }

    /** Whoever else can write to the folder must not choose where answers go. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "answers"})
    void links_besideTheAnswers_areNotFollowed(String part) throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve("answers.csv." + part + ".part"), victim);

        assertThat(decideTo(answers, "--overwrite")).as(err.toString()).isZero();

        assertThat(victim).hasContent("precious");
        assertThat(records()).hasSize(2);
    }

    @Test
    void cases_namedAsTheNoteOfTheRun_areNotLost() throws IOException {
        Path note = Files.writeString(folder.resolve("answers.csv.run.part"), CASES);

        assertThat(decide(note.toString(), "--from", "ndjson", "--out", answers.toString()))
                .isEqualTo(2);

        assertThat(note).hasContent(CASES);
        assertThat(err.toString()).contains("holds the cases");
    }

    /** /dev/full answers as a disk does that is. */
    @Test
    void fullDisk_isSaidInASentence() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("full.ndjson"), Path.of("/dev/full"));

        assertThat(decideTo(full)).isEqualTo(2);

        assertThat(err.toString())
                .contains("could not be read or written: No space left")
                .doesNotContain("\tat ");
    }

    /** What a run that was killed leaves, whose answers are lines. */
    @Test
    void lines_writtenHalf_areGoneOnWith() throws IOException {
        Files.writeString(cases, "{\n" + CASES);
        breakOff();
        String whole = Files.readString(part);
        Path lines = Files.writeString(folder.resolve("answers.ndjson"), whole.substring(0, whole.length() - 100));
        Files.move(folder.resolve("answers.csv.run.part"), folder.resolve("answers.ndjson.run.part"));

        assertThat(decideTo(lines, "--resume"))
                .as("the refused one was answered before")
                .isEqualTo(1);

        assertThat(err.toString()).contains("2 cases had their answer already, 1 of them refused");
        assertThat(Files.readAllLines(lines))
                .hasSize(3)
                .last(InstanceOfAssertFactories.STRING)
                .contains("\"decisionDate\":\"" + DAY);
        assertThat(folder).isDirectoryNotContaining("glob:**.run.part");
    }

    @Test
    void answers_byOtherRules_areNotGoneOnWith() throws IOException {
        breakOff();
        Files.writeString(part, "{\"rulesDigest\": \"sha256:0\"}\n");

        assertThat(decideTo(answers, "--resume")).isEqualTo(2);

        assertThat(err.toString()).contains("other rules");
    }

    @Test
    void run_begunAnew_keepsNothingOfTheOther() throws IOException {
        breakOff();

        assertThat(decideTo(answers, "--overwrite", "--day", "2027-01-06")).isZero();

        assertThat(records()).hasSize(2).allMatch(row -> row.get("decisionDate").equals("2027-01-06"));
    }

    @Test
    void flips_ofAnotherRunThatIsOver_areNotLost() throws IOException {
        Path flips = Files.writeString(folder.resolve("flips.ndjson"), "precious\n");

        assertThat(decideTo(flips, "--against", "2023", "--resume")).isEqualTo(2);

        assertThat(flips).hasContent("precious");
        assertThat(err.toString()).contains("--overwrite").doesNotContain("--resume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--overwrite", "--resume"})
    void cases_inThePlaceOfAnswers_areNotLost(String option) throws IOException {
        Files.writeString(cases, CASES + "{\"caseId\":");

        assertThat(decideTo(folder.resolve("../" + folder.getFileName() + "/cases.ndjson"), option))
                .isEqualTo(2);

        assertThat(Files.readString(cases)).isEqualTo(CASES + "{\"caseId\":");
        assertThat(err.toString()).contains("holds the cases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\": 1}\n{\"b\"", "no JSON\nat all", "no line", "\n", "{\"rulesDigest\": \"sha256:0\"}\nx\n"
            })
    void file_thatHoldsNoAnswers_isNotGoneOnWith(String content) throws IOException {
        Path foreign = folder.resolve("foreign.ndjson");
        Files.write(foreign, content.getBytes(StandardCharsets.UTF_8));

        assertThat(decideTo(foreign, "--resume")).isEqualTo(2);

        assertThat(Files.readString(foreign)).isEqualTo(content);
        assertThat(err.toString()).doesNotContain("\tat ");
    }
}
