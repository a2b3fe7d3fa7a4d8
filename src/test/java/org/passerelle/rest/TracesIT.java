package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Spans, as a collector gets them. With the service of {@link PrivacyIT}, so that they are those of its requests too. */
@QuarkusTest
@TestProfile(PrivacyIT.WithFaultyProgrammes.class)
final class TracesIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String VALUE = "MARKED-7f3a";

    private static String bytes(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1);
    }

    private static void decide(String traceparent) {
        Cases.json()
                .header("traceparent", traceparent)
                .header("tracestate", "vendor=" + VALUE)
                .header("User-Agent", VALUE)
                .body("{\"caseId\": \"" + VALUE + "\", \"facts\": {\"measures\": [{\"id\": \"" + VALUE
                        + "\", \"code\": \"" + VALUE + "\"}]}}")
                .post(Cases.DECISIONS + "?explain=short")
                .then()
                .statusCode(200);
    }

    /* By the id of their parent, which is each request's own. */
    private static String awaitSpans(String part) throws IOException, InterruptedException {
        for (int tries = 0; !SpanSink.spans().contains(part) && tries < 100; tries++) {
            Thread.sleep(100);
        }
        return SpanSink.spans();
    }

    @Test
    void request_isPartOfTheTraceOfItsCaller_andSaysHowLongStagesTook() throws Exception {
        decide("00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(awaitSpans(bytes("00f067aa0ba902b7")))
                .contains(bytes(TRACE))
                .contains("POST /v1/programmes/{programme}/decisions")
                .contains("passerelle.read.milliseconds")
                .contains("passerelle.decide.milliseconds")
                .contains("passerelle.write.milliseconds")
                .doesNotContain(VALUE)
                .doesNotContain("valais-coaching");
    }

    @Test
    void request_thatItsCallerDoesNotTrace_isNotTraced() throws Exception {
        decide("00-" + OTHER_TRACE + "-00f067aa0ba902b9-00");
        decide("00-" + TRACE + "-00f067aa0ba902b8-01");

        assertThat(awaitSpans(bytes("00f067aa0ba902b8"))).doesNotContain(bytes(OTHER_TRACE));
    }
}
