package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTest {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final String ISSUER = "https://issuer.example";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]"})
    void open_onThisMachine_startsAndSaysSo(String host) {
        Setting setting = open(host, false);

        assertThat(setting.refusal()).isEmpty();
        assertThat(setting.isOpenBeyondThisMachine()).isFalse();
        assertThat(setting.notice()).contains("Nobody is asked who they are", "on this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYWHERE, "::", "192.0.2.1", "no-such-host.invalid"})
    void open_beyondThisMachine_doesNotStartAndSaysWhatToDo(String host) {
        assertThat(open(host, false).refusal())
                .get()
                .asString()
                .contains("PASSERELLE_HOST=" + host, "PASSERELLE_TOKEN_ISSUER", "certificates", "PASSERELLE_OPEN=true");
    }

    @Test
    void open_beyondThisMachineOnTheOperatorsWord_startsAndSaysSo() {
        Setting setting = open(EVERYWHERE, true);

        assertThat(setting.refusal()).isEmpty();
        assertThat(setting.isOpenBeyondThisMachine()).isTrue();
        assertThat(setting.notice()).contains("Nobody is asked who they are", "PASSERELLE_OPEN", EVERYWHERE);
    }

    @Test
    void known_beyondThisMachine_starts() {
        Setting setting = new Setting(EVERYWHERE, false, ISSUER, ISSUER + "/keys", "passerelle", true, true);

        assertThat(setting.refusal()).isEmpty();
        assertThat(setting.isOpenBeyondThisMachine()).isFalse();
        assertThat(setting.notice()).isEqualTo("Callers are known by token or client certificate.");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                     https://issuer.example/keys, passerelle, PASSERELLE_TOKEN_ISSUER",
        "https://issuer.example, '',                          passerelle, PASSERELLE_TOKEN_KEYS",
        "https://issuer.example, https://issuer.example/keys, '',         PASSERELLE_TOKEN_AUDIENCE",
        "https://issuer.example, NONE,        '', PASSERELLE_TOKEN_AUDIENCE and PASSERELLE_TOKEN_KEYS",
    })
    void tokens_ofAnybodyOrForAnybody_doNotCount(String issuer, String keys, String audience, String lacking) {
        assertThat(new Setting("localhost", true, issuer, keys, audience, false, false).refusal())
                .get()
                .asString()
                .contains(": " + lacking + " must");
    }

    @ParameterizedTest
    @CsvSource({
        "http://issuer.example/keys,  true",
        "http://127.0.0.1:8180/keys,  false",
        "https://issuer.example/keys, false",
        "file:/etc/keys.json,         false",
    })
    void keys_fetchedInTheClear_doNotCount(String keys, boolean isRefused) {
        Setting setting = new Setting("localhost", true, ISSUER, keys, "passerelle", false, false);

        assertThat(setting.refusal().isPresent()).isEqualTo(isRefused);
    }

    @Test
    void certificates_ofNobodyInParticular_doNotCount() {
        assertThat(new Setting("localhost", true, Setting.NONE, Setting.NONE, "passerelle", true, false).refusal())
                .get()
                .asString()
                .contains("quarkus.tls.trust-store");
    }

    private static Setting open(String host, boolean isOpen) {
        return new Setting(host, isOpen, Setting.NONE, Setting.NONE, "passerelle", false, false);
    }
}
