package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNamesTest {

    private static final HostNames OF_THIS_MACHINE =
            new HostNames(false, "127.0.0.1", List.of("Passerelle.office.example"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.255.0.3", "[::1]", "passerelle.office.example"})
    void name_ofThisMachineOrConfigured_isAdmitted(String name) {
        assertThat(OF_THIS_MACHINE.admits(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "127.0.0.1.rebound.example",
                "localhost.rebound.example",
                "x127.0.0.1",
                "1127.0.0.1",
                "127.0.0",
                "office.example",
                "other.passerelle.office.example",
                "0.0.0.0",
                "192.0.2.1",
                "[::]",
                ""
            })
    void name_ofAnother_isNot(String name) {
        assertThat(OF_THIS_MACHINE.admits(name)).isFalse();
    }

    /** Probes of load balancers say none; browsers always do. */
    @Test
    void name_notSaid_isAdmitted() {
        assertThat(OF_THIS_MACHINE.admits(null)).isTrue();
    }

    @Test
    void name_whereCallersAreKnown_doesNotMatter() {
        assertThat(new HostNames(true, "0.0.0.0", List.of()).admits("rebound.example"))
                .isTrue();
    }

    @Test
    void names_thatAreMoreOrLessThanNames_areRefused() {
        assertThat(HostNames.refusal(List.of("passerelle.office.example", "10.1.2.3", "[fd00::1]", " host_1 ")))
                .isEmpty();
        assertThat(HostNames.refusal(
                        List.of("a.example", "https://b.example", "c.example:8080", "*.d.example", "fd00::1")))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("https://b.example, c.example:8080, *.d.example, fd00::1."));
    }
}
