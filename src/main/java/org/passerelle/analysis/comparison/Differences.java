package org.passerelle.analysis.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.analysis.comparison.Difference.Kind;
import org.passerelle.analysis.comparison.Found.Place;
import org.passerelle.analysis.comparison.Found.Said;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** Compares programmes and editions as they are written. */
public final class Differences {

    private Differences() {}

    /**
     * Returns what differs between a programme as it was and as it is: editions by id; a new one is compared with the latest of those that
     * came into force before it.
     *
     * @param language of the words, one of those that every text exists in
     */
    public static List<Difference> of(Programme before, Programme after, Locale language) {
        List<Difference> differences = new ArrayList<>();
        Map<String, Edition> old = new LinkedHashMap<>();
        before.editions().forEach(edition -> old.put(edition.id(), edition));
        for (Edition edition : after.editions()) {
            Edition known = old.remove(edition.id());
            Found found = new Found(edition.id(), language);
            found.compare(
                    Kind.EDITION_ADDED,
                    Kind.EDITION_REMOVED,
                    Kind.IN_FORCE_CHANGED,
                    Place.of(edition.id(), edition.id()),
                    "",
                    Said.of(known == null ? null : known.inForce().toString()),
                    Said.of(edition.inForce().toString()));
            differences.addAll(found.differences());
            differences.addAll(of(known == null ? last(before, edition) : known, edition, language));
        }
        old.values().forEach(edition -> differences.add(removed(edition, language)));
        return differences;
    }

    private static Difference removed(Edition edition, Locale language) {
        Found found = new Found(edition.id(), language);
        Said was = Said.of(edition.inForce().toString());
        found.add(Kind.EDITION_REMOVED, Place.of(edition.id(), edition.id()), "", was, Said.NONE);
        return found.differences().get(0);
    }

    private static Edition last(Programme before, Edition edition) {
        Edition last = before.editions().get(0);
        for (Edition candidate : before.editions()) {
            last = candidate.inForce().from().isAfter(edition.inForce().from()) ? last : candidate;
        }
        return last;
    }

    /** Returns what differs between two editions. */
    public static List<Difference> of(Edition before, Edition after, Locale language) {
        Found found = new Found(after.id(), language);
        new EditionDifferences(Version.of(before, language), Version.of(after, language), found, language).find();
        return found.differences();
    }
}
