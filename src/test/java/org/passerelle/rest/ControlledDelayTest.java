package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With times in nanoseconds: 10 is the target, 100 a burst. */
final class ControlledDelayTest {

    private final ControlledDelay delay = new ControlledDelay(Duration.ofNanos(10), Duration.ofNanos(100), 1_000);

    @Test
    void burst_mayWait() {
        assertThat(delay.isTooLong(1_000, 1_100)).isFalse();
    }

    @Test
    void queueThatDoesNotGetEmpty_isOverload() {
        assertThat(delay.isTooLong(1_091, 1_101)).isFalse();
        assertThat(delay.isTooLong(1_090, 1_101)).isTrue();
    }

    @Test
    void queueThatGotEmpty_mayFillAgain() {
        delay.empty(1_200);

        assertThat(delay.isTooLong(1_200, 1_300)).isFalse();
        assertThat(delay.isTooLong(1_190, 1_301)).isTrue();
    }

    @Test
    void overload_isOver_whenNobodyHasBeenRefusedForLong() {
        assertThat(delay.isTooLong(1_100, 1_201)).isTrue();
        delay.empty(1_250);

        assertThat(delay.isTooLong(1_250, 1_261))
                .as("the queue got empty, but only just")
                .isTrue();
        delay.empty(2_260);
        assertThat(delay.isTooLong(2_250, 2_261)).isFalse();
    }

    @Test
    void shortTurn_isAnEmptyQueue_andALongOneIsNot() {
        EventLoopTurns.Turn turn = new EventLoopTurns.Turn(delay);
        assertThat(turn.begin(1_100)).isTrue();
        assertThat(turn.begin(1_105)).as("it is under way").isFalse();
        assertThat(turn.end(1_150)).isEqualTo(50);

        assertThat(turn.begin(1_155)).as("hardly idle").isTrue();
        assertThat(turn.isTooLong(1_200)).as("still a burst").isFalse();
        assertThat(turn.isTooLong(1_201)).isTrue();
        turn.end(1_300);

        turn.begin(2_400);
        turn.end(2_410);
        turn.begin(2_410);
        assertThat(turn.isTooLong(2_500)).isFalse();
    }

    @Test
    void manyRead_someAreDecided_howeverLongReadingTook() {
        EventLoopTurns.Turn turn = new EventLoopTurns.Turn(delay);
        turn.begin(10_000);
        turn.end(11_500);

        assertThat(turn.isTooLong(10_000, 11_501)).as("none was decided yet").isFalse();
        assertThat(turn.isTooLong(10_000, 11_600)).isTrue();
    }

    @Test
    void senderWhoTookLong_hasNotWaited() {
        EventLoopTurns.Turn turn = new EventLoopTurns.Turn(delay);
        turn.begin(1_000);
        assertThat(turn.since(1_000, 1_010)).as("read with the others").isEqualTo(1_000);
        turn.end(1_020);
        assertThat(turn.since(1_000, 9_000)).isEqualTo(9_000);
        turn.begin(10_000);
        assertThat(turn.since(1_000, 10_001)).isEqualTo(10_001);
    }

    @Test
    void turn_afterALongRest_isNoOverload() {
        EventLoopTurns.Turn turn = new EventLoopTurns.Turn(delay);
        turn.begin(1_000);
        turn.end(1_001);

        turn.begin(5_000);

        assertThat(turn.isTooLong(5_100)).isFalse();
    }
}
