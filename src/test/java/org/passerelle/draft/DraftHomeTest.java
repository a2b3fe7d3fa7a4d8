package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DraftHomeTest {

    @Test
    void sweep_deletesWhatNobodyUses_only(@TempDir Path temporary) throws Exception {
        Path left = home(temporary, "passerelle-draft-1");
        Path used = home(temporary, "passerelle-draft-2");
        Path another = home(temporary, "another-3");
        Path begun = Files.createDirectory(temporary.resolve("passerelle-draft-4"));
        Path linked = Files.createSymbolicLink(temporary.resolve("passerelle-draft-5"), another);
        try (FileChannel channel = FileChannel.open(used.resolve("in-use"), StandardOpenOption.WRITE)) {
            channel.lock();

            DraftHome.sweep(temporary);
        }

        assertThat(left).doesNotExist();
        assertThat(used.resolve("draft/a.dmn")).exists();
        assertThat(another.resolve("draft/a.dmn")).exists();
        assertThat(begun).exists();
        assertThat(linked).exists();
    }

    @Test
    void sweep_ofAFolderThatCannotBeRead_stopsNothing(@TempDir Path temporary) {
        assertThatCode(() -> DraftHome.sweep(temporary.resolve("none"))).doesNotThrowAnyException();
    }

    private static Path home(Path temporary, String name) throws Exception {
        Path home = Files.createDirectories(temporary.resolve(name).resolve("draft"))
                .getParent();
        Files.writeString(home.resolve("in-use"), "");
        Files.writeString(home.resolve("draft/a.dmn"), "secret");
        return home;
    }

    @Test
    void home_isInUse_untilItIsDeleted() throws Exception {
        DraftHome home = DraftHome.create();

        DraftHome.sweep(home.path().getParent());

        assertThat(home.path()).exists();
        home.delete();
        assertThat(home.path()).doesNotExist();
    }
}
