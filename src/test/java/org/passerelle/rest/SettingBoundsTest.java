package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingBoundsTest {

    private static Optional<String> refusal(String property, long value) {
        return SettingBounds.refusal(asked -> asked.equals(property) ? value : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.port, 65536, PASSERELLE_PORT",
        "quarkus.http.port, -1, PASSERELLE_PORT",
        "passerelle.limits.body, 2147483647, PASSERELLE_MAX_BODY",
        "passerelle.limits.body, 0, PASSERELLE_MAX_BODY",
        "passerelle.drafts.body, 1073741825, PASSERELLE_MAX_DRAFT",
        "passerelle.golden.every, 0, PASSERELLE_GOLDEN_EVERY",
        "passerelle.golden.every, -1, PASSERELLE_GOLDEN_EVERY",
        "passerelle.drafts.processes, 0, PASSERELLE_DRAFT_PROCESSES",
        "passerelle.batch.line-bytes, 2147483647, passerelle.batch.line-bytes",
        "passerelle.events.answer-bytes, 16777216, passerelle.events.answer-bytes",
        "passerelle.overload.waiting, 0, passerelle.overload.waiting"
    })
    void setting_outOfBounds_isRefusedInASentence(String property, long value, String name) {
        assertThat(refusal(property, value)).get().asString().startsWith(name + "=" + value + " cannot be: ");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.port, 0",
        "quarkus.http.port, 65535",
        "passerelle.limits.body, 1073741824",
        "passerelle.golden.every, 1",
        "passerelle.golden.every, 2147483647",
        "passerelle.drafts.processes, 2"
    })
    void setting_withinBounds_isNot(String property, long value) {
        assertThat(refusal(property, value)).isEmpty();
    }

    @Test
    void refusal_saysWhatMayBe() {
        assertThat(refusal("passerelle.drafts.processes", 0))
                .hasValue("PASSERELLE_DRAFT_PROCESSES=0 cannot be: it must be a whole number from 1 to 1000.");
    }
}
