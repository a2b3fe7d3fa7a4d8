package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FaultTraceTest {

    private static final String VALUE = "MARKED-7f3a";

    @Test
    void trace_namesEveryCauseAndWhereItHappened() {
        Exception fault = new IllegalStateException(new IllegalArgumentException());

        assertThat(FaultTrace.of(fault))
                .contains("IllegalStateException")
                .contains("Caused by java.lang.IllegalArgumentException")
                .contains("at " + FaultTraceTest.class.getName() + ".trace_namesEveryCause");
    }

    @Test
    void trace_leavesOutMessages() {
        Exception cause = new NumberFormatException("For input string: " + VALUE);
        cause.addSuppressed(new IllegalArgumentException(VALUE));
        Exception fault = new IllegalStateException("Cannot read " + VALUE, cause);

        assertThat(FaultTrace.of(fault)).doesNotContain(VALUE);
    }

    @Test
    void trace_ofCausesInACircle_ends() {
        Exception first = new IllegalStateException();
        Exception second = new IllegalArgumentException(first);
        first.initCause(second);

        assertThat(FaultTrace.of(first)).contains("Caused by").hasSizeLessThan(50_000);
    }
}
