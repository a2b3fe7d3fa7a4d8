package org.passerelle.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which an edition is in force.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive; null while no end is set
 */
public record Period(LocalDate from, @Nullable LocalDate to) {

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Returns a day, or that of the period which is nearest to it. */
    public LocalDate nearestTo(LocalDate day) {
        return day.isBefore(from) ? from : to != null && day.isAfter(to) ? to : day;
    }

    boolean overlaps(Period other) {
        return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
    }

    /** Returns the period as an ISO 8601 interval; ".." stands for an open end. */
    @Override
    public String toString() {
        return from + "/" + (to == null ? ".." : to.toString());
    }
}
