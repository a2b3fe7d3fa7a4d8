package org.passerelle.explain;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The durations that a model adds to days and takes from them, before it compares them. */
final class Offsets {

    /** Not more of them, the shortest: each multiplies the days to try. */
    private static final int MOST = 6;

    /** Not longer than what keeps every day that a case can have within the calendar. */
    private static final Pattern DURATION = Pattern.compile("P(?=\\d)(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,5}W)?(\\d{1,6}D)?");

    private final List<Period> durations;

    /**
     * Finds durations.
     *
     * @param constants of a model: texts of a case may look like durations, and are none
     */
    Offsets(Set<Object> constants) {
        this.durations = constants.stream()
                .map(Object::toString)
                .filter(text -> DURATION.matcher(text).matches())
                .map(Period::parse)
                .distinct()
                .sorted(Comparator.comparing(LocalDate.EPOCH::plus))
                .limit(MOST)
                .toList();
    }

    boolean areNone() {
        return durations.isEmpty();
    }

    /** Returns values, and beside the days among them those before and after by each duration. */
    Set<Object> around(Set<Object> values) {
        Set<Object> all = new HashSet<>(values);
        for (Object value : values) {
            if (value instanceof LocalDate day) {
                durations.forEach(duration -> {
                    all.add(day.plus(duration));
                    all.add(day.minus(duration));
                });
            }
        }
        return all;
    }
}
