package org.passerelle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.LargeFile;
import org.passerelle.log.WrittenLog;
import picocli.CommandLine;

final class VerifyLogCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String log;
    private String keys;

    @BeforeEach
    void write() throws IOException {
        log = WrittenLog.in(folder).toString();
        keys = file("keys.json", WrittenLog.keys());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int verify(String... arguments) {
        CommandLine command = VerifyLogCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of(log), "*.ndjson")) {
            return files.iterator().next();
        }
    }

    @Test
    void log_thatIsIntact_isZero_andSaysItsHead() throws IOException {
        List<String> lines = Files.readAllLines(onlyFile());
        String head = lines.get(lines.size() - 1);

        assertThat(verify(log, "--keys", keys, "--head", file("head.json", head)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("\"intact\" : true", "\"heads\" : 1", "\"decisions\" : 2", head);
    }

    @Test
    void log_thatWasChanged_isOne() throws IOException {
        String changed = Files.readString(onlyFile()).replace("NOT_ELIGIBLE", "ELIGIBLE");

        assertThat(verify(file("dump.ndjson", changed), "--keys", keys)).isEqualTo(1);
        assertThat(out.toString()).contains("CHANGED", "dump.ndjson:2");
    }

    @Test
    void folder_withoutAnEntry_isTwo() throws IOException {
        String empty = Files.createDirectory(folder.resolve("empty")).toString();
        assertThat(verify(empty, "--keys", keys)).isEqualTo(2);
        Path renamed = onlyFile();
        Files.move(renamed, renamed.resolveSibling("log.bak"));
        assertThat(verify(log, "--keys", keys)).isEqualTo(2);
        assertThat(err.toString()).contains("There is no entry of a decision log in " + log);
    }

    @Test
    void case_isShownAndForgotten() {
        String secrets = folder.resolve("secrets").toString();

        assertThat(verify(log, "--secrets", secrets, "--case", "one")).isZero();
        assertThat(out.toString().lines()).hasSize(1).allMatch(line -> line.contains("realisticPotential"));
        assertThat(verify(log, "--secrets", secrets, "--forget", "one")).isZero();
        assertThat(verify(log, "--secrets", secrets, "--forget", "one")).isEqualTo(1);
        out.getBuffer().setLength(0);
        assertThat(verify(log, "--secrets", secrets, "--case", "one")).isZero();
        assertThat(out.toString()).contains("NOT_ELIGIBLE").doesNotContain("realisticPotential");
        assertThat(verify(log, "--secrets", secrets, "--case", "none")).isEqualTo(1);
        assertThat(verify(log, "--secrets", secrets, "--case", "one", "--forget", "one"))
                .isEqualTo(2);
        assertThat(verify(log, "--keys", keys)).isZero();
    }

    @Test
    void case_thatWasForgottenAndDecidedAgain_isShown_withTheLaterFacts() throws IOException {
        String secrets = folder.resolve("secrets").toString();
        assertThat(verify(log, "--secrets", secrets, "--forget", "one")).isZero();
        WrittenLog.in(folder);

        assertThat(verify(log, "--secrets", secrets, "--case", "one"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().lines())
                .extracting(line -> line.contains("realisticPotential"))
                .containsExactly(false, true);
        assertThat(out.toString().lines()).allMatch(line -> line.contains("NOT_ELIGIBLE"));
    }

    @Test
    void whatCannotBeUsed_isTwo() throws IOException {
        assertThat(verify("nowhere", "--keys", keys)).isEqualTo(2);
        assertThat(verify(log)).isEqualTo(2);
        assertThat(verify(log, "--keys", keys, "--head", keys)).isEqualTo(2);
        assertThat(verify(log, "--case", "one")).isEqualTo(2);
        assertThat(verify(log, "--keys", file("odd.json", "{\"keys\": 5}"))).isEqualTo(2);
        assertThat(err.toString()).contains("There is no nowhere.", "--keys", "no checkpoint", "--secrets", "Key Set");

        Files.createDirectory(Path.of(log).resolve("another.ndjson"));
        assertThat(verify(log, "--keys", keys)).isEqualTo(2);
        assertThat(err.toString()).contains("another.ndjson is no file of a log.");
    }

    /** Whoever could write to the log could make a terminal show what is not there. */
    @Test
    void signsForTheTerminal_areNotPrinted() throws IOException {
        String changed = Files.readString(onlyFile()).replace("\"chain\":\"", "\"chain\":\"\u009b2J\u202e");

        assertThat(verify(file("dump.ndjson", changed), "--keys", keys)).isEqualTo(1);
        assertThat(out.toString())
                .contains("\\u009B2J\\u202E")
                .doesNotContain("\u009b")
                .doesNotContain("\u202e");
    }

    @Test
    void head_tooLargeForMemory_isTwo() throws IOException {
        assertThat(verify(log, "--keys", keys, "--head", LargeFile.at(folder.resolve("head.json"))))
                .isEqualTo(2);
        assertThat(err.toString()).contains("too little memory").doesNotContain("\tat ");
    }
}
