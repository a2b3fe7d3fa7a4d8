package org.passerelle.analysis.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The drawing of one case: what is drawn later may look at days drawn before. */
final class Draw {

    private final SplittableRandom random;
    private final LocalDate day;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    Draw(SplittableRandom random, LocalDate day) {
        this.random = random;
        this.day = day;
        days.add(day);
    }

    SplittableRandom random() {
        return random;
    }

    LocalDate day() {
        return day;
    }

    /** Returns whether something that happens so many times in a hundred happens. */
    boolean happens(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> values) {
        return values.get(upTo(values.size()));
    }

    /** Returns a day drawn before, or that of the decision. */
    LocalDate anyDay() {
        return any(days);
    }

    /** Returns the ids given so far to entries of lists: other facts may refer to them. */
    List<String> ids() {
        return ids;
    }

    /** Returns an id that no other entry has. */
    String named(String id) {
        String own = id;
        while (ids.contains(own)) {
            own += "-";
        }
        ids.add(own);
        return own;
    }

    void drawn(@Nullable Object value) {
        if (value instanceof LocalDate drawn) {
            days.add(drawn);
        }
    }

    /** How a value is drawn. */
    @FunctionalInterface
    interface Values {
        Object draw(Draw draw);
    }
}
