package org.passerelle.analysis.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.comparison.Difference.Kind;
import org.passerelle.facts.Messages;

/** The differences found so far between two editions. */
final class Found {

    private static final String NOTHING = "–";

    private final String edition;
    private final Locale language;
    private final List<Difference> differences = new ArrayList<>();

    Found(String edition, Locale language) {
        this.edition = edition;
        this.language = language;
    }

    List<Difference> differences() {
        return differences;
    }

    /** What a difference is about: ids, and what people call it. */
    record Place(
            @Nullable String decision,
            @Nullable String table,
            @Nullable String row,
            @Nullable String part,
            String name) {

        static Place of(String part, String name) {
            return new Place(null, null, null, part, name);
        }

        Place row(String id) {
            return new Place(decision, table, id, null, name);
        }

        Place part(String written, String called) {
            return new Place(decision, table, row, written, called);
        }
    }

    /** A value as written and in words. */
    record Said(@Nullable String written, String words) {

        static final Said NONE = new Said(null, NOTHING);

        static Said of(@Nullable String written) {
            return new Said(written, Objects.requireNonNullElse(written, NOTHING));
        }
    }

    void add(Kind kind, Place place, String group, Said before, Said after) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("name", place.name());
        arguments.put("group", group);
        arguments.put("row", Objects.requireNonNullElse(place.row(), NOTHING));
        arguments.put("before", before.words());
        arguments.put("after", after.words());
        differences.add(new Difference(
                kind,
                edition,
                place.decision(),
                place.table(),
                place.row(),
                place.part(),
                before.written(),
                after.written(),
                Messages.text("difference." + kind, language, arguments)));
    }

    /** Adds what stands on one side only, or differs: a kind for each of the three. */
    void compare(Kind added, Kind removed, Kind changed, Place place, String group, Said before, Said after) {
        if (before.written() == null && after.written() != null) {
            add(added, place, group, before, after);
        } else if (before.written() != null && after.written() == null) {
            add(removed, place, group, before, after);
        } else if (!Objects.equals(before.written(), after.written())) {
            add(changed, place, group, before, after);
        }
    }
}
