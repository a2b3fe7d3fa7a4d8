package org.passerelle.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.passerelle.explain.NeededFacts;

final class NeedsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final List<String> searched = new ArrayList<>();
    private final Needs needs = new Needs(3);

    private static NeededFacts.Result result(String outcome) {
        return new NeededFacts.Result(List.of(new NeededFacts.Needed("/a", Set.of(outcome))), true);
    }

    private NeededFacts.Result ask(String outcome, LocalDate day) {
        return needs.of(outcome, day, () -> {
            searched.add(outcome + day.getDayOfMonth());
            return result(outcome);
        });
    }

    @Test
    void question_askedAgain_isFoundOutOnce() {
        assertThat(ask("a", DAY)).isEqualTo(result("a"));
        assertThat(ask("a", DAY)).isEqualTo(result("a"));
        assertThat(ask("a", DAY.plusDays(1))).isEqualTo(result("a"));

        assertThat(searched).containsExactly("a21", "a22");
    }

    @Test
    void questions_moreThanAreKept_forgetTheOneNotAskedForLongest() {
        ask("often", DAY);
        for (String other : List.of("a", "b", "c", "d", "e")) {
            ask(other, DAY);
            ask("often", DAY);
        }
        ask("e", DAY);
        ask("a", DAY);

        assertThat(searched).containsExactly("often21", "a21", "b21", "c21", "d21", "e21", "a21");
    }

    @Test
    void needs_thatAreTheSameOnTwoDays_areKeptOnce() {
        assertThat(ask("a", DAY.plusDays(1))).isSameAs(ask("a", DAY));
    }

    @Test
    void search_thatFails_isMadeAgain() {
        assertThatThrownBy(() -> needs.of("a", DAY, () -> {
                    throw new IllegalStateException("fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ask("a", DAY)).isEqualTo(result("a"));
    }

    @Test
    void question_beingFoundOut_keepsNoOtherWaiting() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<NeededFacts.Result> slow = other.submit(() -> needs.of("slow", DAY, () -> {
                begun.countDown();
                await(end);
                return result("slow");
            }));
            await(begun);

            assertThat(ask("a", DAY)).isEqualTo(result("a"));

            end.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(result("slow"));
        } finally {
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
