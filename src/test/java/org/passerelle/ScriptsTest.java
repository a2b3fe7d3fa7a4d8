package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts of bin/ have in common. */
final class ScriptsTest {

    @TempDir
    private Path folder;

    /** Stands for a command of ours. */
    public static final class Command {

        /** Answers. */
        public static void main(String... arguments) {
            System.out.println("answer");
        }
    }

    @Test
    void archiveOfClassesThatTheJvmPassesOver_isNotMentionedAmongAnswers() throws Exception {
        String command = Command.class.getName();
        Path jar = jar(Command.class);
        Path archive = folder.resolve("classes.jsa");
        output("java", "-XX:ArchiveClassesAtExit=" + archive, "-cp", jar.toString(), command);
        assertThat(archive).isNotEmptyFile();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

        String script = ". bin/.setup; archive_classes() { :; }; archive=$1; run -cp \"$2\" \"$3\"";

        assertThat(output("sh", "-c", script, "bin/command", archive.toString(), jar.toString(), command))
                .isEqualTo("answer\n");
    }

    private Path jar(Class<?> type) throws IOException {
        Path jar = folder.resolve("command.jar");
        String file = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream code = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file))) {
            out.putNextEntry(new JarEntry(file));
            code.transferTo(out);
        }
        return jar;
    }

    /** Returns what a process writes to its standard output. */
    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
