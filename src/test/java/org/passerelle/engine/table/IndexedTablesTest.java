package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class IndexedTablesTest {

    @Test
    void compilers_byDefault_areOurs() {
        assertThat(new IndexedTables().getDRGElementCompilers()).isNotEmpty();
    }

    @Test
    void compilers_switchedOff_areTheEnginesOwn() throws Exception {
        assertThat(with(IndexedTables.SWITCH, "false", () -> new IndexedTables().getDRGElementCompilers()))
                .isEmpty();
    }

    @Test
    void compilers_withAlphaNetwork_areRefused() {
        assertThatThrownBy(() -> with("org.kie.dmn.compiler.alphanetwork", "true", () -> new IndexedTables()
                        .getDRGElementCompilers()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.kie.dmn.compiler.alphanetwork");
    }

    private static <T> T with(String property, String value, Callable<T> action) throws Exception {
        System.setProperty(property, value);
        try {
            return action.call();
        } finally {
            System.clearProperty(property);
        }
    }
}
