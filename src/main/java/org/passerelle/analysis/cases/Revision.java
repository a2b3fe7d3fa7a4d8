package org.passerelle.analysis.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** A programme before and after a change, with the cases that both can decide. */
public final class Revision {

    private final Programme before;
    private final Programme after;
    private final LocalDate day;
    private final Set<LocalDate> otherDays;
    private final Structure facts;
    private final UsualValues usual;
    private final Deciding decidingBefore;
    private final Deciding decidingAfter;

    /**
     * Prepares cases.
     *
     * @param day of decisions, unless a distribution says otherwise; editions must be in force on it
     */
    public Revision(Programme before, Programme after, LocalDate day) {
        this(before, after, day, Set.of());
    }

    /**
     * Prepares cases of one edition as it is.
     *
     * @param trials scenarios: cases are made up for their days
     */
    public static Revision none(Programme programme, Edition edition, List<Trial> trials) {
        Set<LocalDate> days = new TreeSet<>();
        trials.stream()
                .map(trial -> trial.of().day())
                .filter(day -> programme
                        .editionOn(day)
                        .filter(on -> on.id().equals(edition.id()))
                        .isPresent())
                .forEach(days::add);
        LocalDate first =
                days.isEmpty() ? edition.inForce().from() : days.iterator().next();
        return new Revision(programme, programme, first, days);
    }

    private Revision(Programme before, Programme after, LocalDate day, Set<LocalDate> otherDays) {
        this.otherDays = otherDays;
        this.before = before;
        this.after = after;
        this.day = day;
        Edition old = edition(before);
        Edition now = edition(after);
        this.facts = Types.union(old.facts(), now.facts());
        Compared compared = new Compared(old);
        this.usual = new UsualValues(compared, old.equals(now) ? compared : new Compared(now));
        this.decidingBefore = new Deciding(before, facts);
        this.decidingAfter = new Deciding(after, facts);
    }

    private Edition edition(Programme programme) {
        return programme.editionOn(day).orElseGet(programme::latest);
    }

    /** Returns what decides as before. */
    public Deciding before() {
        return decidingBefore;
    }

    /** Returns what decides as after the change. */
    public Deciding after() {
        return decidingAfter;
    }

    /** Returns the edition that decides on the usual day, as before. */
    public Edition editionBefore() {
        return edition(before);
    }

    /** Returns the edition that decides on the usual day, as after the change. */
    public Edition editionAfter() {
        return edition(after);
    }

    /** Returns the facts that either knows. */
    public Structure facts() {
        return facts;
    }

    /**
     * Returns cases made up by chance: the same seed, the same cases.
     *
     * @throws InvalidCases when the distribution does not fit the facts
     */
    public Caseload synthetic(Distribution distribution, long seed, int size) {
        List<String> problems = new ArrayList<>();
        FactDraw draw = new FactDraw(facts, distribution, usual, problems);
        Weighted<LocalDate> days = Weighted.equally(List.copyOf(days()));
        Distribution.Entry entry = distribution.day();
        Draw.Values given = entry == null || !entry.values().isEmpty()
                ? of -> days.draw(of.random())
                : new GivenValues(problems).days(Edition.DECISION_DATE, entry);
        if (!problems.isEmpty()) {
            throw new InvalidCases(problems);
        }
        return new Caseload() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Case at(int index) {
                SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
                LocalDate on = (LocalDate) given.draw(new Draw(random, day));
                return new Case(on, draw.draw(new Draw(random, on)));
            }
        };
    }

    /** The usual day and the others; when there are none, those on which an edition comes into force or goes out of it later. */
    private Set<LocalDate> days() {
        Set<LocalDate> days = new LinkedHashSet<>();
        days.add(day);
        if (!otherDays.isEmpty()) {
            days.addAll(otherDays);
            return days;
        }
        Stream.of(before, after)
                .flatMap(programme -> programme.editions().stream())
                .flatMap(edition ->
                        Stream.of(edition.inForce().from(), edition.inForce().to()))
                .filter(change -> change != null && change.isAfter(day))
                .forEach(days::add);
        return days;
    }

    /**
     * Returns uploaded cases.
     *
     * @param lines one JSON object each: a request for a decision, or its facts alone
     */
    public Caseload uploaded(String lines) {
        return UploadedCases.read(lines, facts, day);
    }

    /**
     * Returns a search for cases that a caseload does not hold.
     *
     * @param tries the most cases that one search looks at
     */
    public Search search(long seed, int tries) {
        return new Search(new FactDraw(facts, Distribution.usual(), usual, new ArrayList<>()), seed, tries);
    }
}
