package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;

final class AsyncApiTest {

    @Test
    void document_askedForAgain_isNotMadeAgain() {
        AsyncApi api = new AsyncApi(List.of(Valais.PROGRAMME));

        byte[] first = api.bytes();

        assertThat(api.bytes()).isSameAs(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("/v1/programmes/valais-coaching/schema");
    }
}
