package org.passerelle.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesTest {

    private static final Path PROJECT = Path.of("");

    /** Nobody could tell by which of them a case was decided. */
    @Test
    void programme_thatIsThereTwice_isRefused() {
        assertThatThrownBy(() -> Rules.load(List.of(PROJECT, PROJECT.toAbsolutePath()), "brest-mesp"))
                .isInstanceOf(Unusable.class)
                .hasMessageMatching("The programme 'brest-mesp' is there twice, in .* and .*");
    }

    @Test
    void programme_thatIsNotThere_isRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> Rules.load(List.of(PROJECT), "brest"))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("'brest'")
                .hasMessageContaining("valais-coaching");
    }
}
