package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedFilesTest {

    private static final String ID = "library-card";
    private static final String MODEL = "dmn/library-card/library-2026.dmn";
    private static final Path TEMPLATE = Path.of("docs/template-programme").toAbsolutePath();

    @TempDir
    private Path folder;

    /** As Kubernetes mounts a map of files: each of them is a link. */
    private Path linked() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path link = folder.resolve(TEMPLATE.relativize(file));
                Files.createDirectories(link.resolveSibling(""));
                Files.createSymbolicLink(link, file);
            }
        }
        return folder;
    }

    @Test
    void files_thatAreChangedAfterwards_areThoseThatTheServiceDecidesBy() throws IOException {
        PublishedFiles published = new PublishedFiles(Optional.of(linked()));
        String text = Files.readString(TEMPLATE.resolve(MODEL));

        Files.delete(folder.resolve(MODEL));
        Files.writeString(folder.resolve(MODEL), "of tomorrow");

        assertThat(published.of(ID)).containsEntry(MODEL, text).containsKey("rules/library-card/loans.drl");
        assertThat(published.of("toy-card")).isEmpty();
        assertThat(new PublishedFiles(Optional.of(folder)).of(ID)).containsEntry(MODEL, "of tomorrow");
    }

    @Test
    void further_isWrittenAsFiles_notAsLinks(@TempDir Path to) throws IOException {
        new PublishedFiles(Optional.of(linked())).writeFurther(to);

        assertThat(new PublishedFiles(Optional.of(to)).of(ID))
                .isEqualTo(new PublishedFiles(Optional.of(TEMPLATE)).of(ID));
        try (Stream<Path> files = Files.walk(to)) {
            assertThat(files).noneMatch(Files::isSymbolicLink);
        }
    }

    @Test
    void builtIn_isWrittenNowhere(@TempDir Path to) throws IOException {
        PublishedFiles published = new PublishedFiles(Optional.empty());

        published.writeFurther(to);

        assertThat(published.of("valais-coaching")).isNotEmpty();
        assertThat(to).isEmptyDirectory();
    }
}
