package org.passerelle.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Nearest;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/**
 * A column of a table of scenarios.
 *
 * @param name of the outcome or kind of evidence; for other kinds the header as written
 * @param kind what its cells hold
 * @param path of the fact; empty for other kinds
 */
record CsvColumn(String name, Kind kind, Optional<DottedPath> path) {

    static final String NAME = "scenario";
    static final String DAY = "decisionDate";
    static final String EXPECTED = "=>";

    /** What cells hold. */
    enum Kind {
        /** The name of the scenario. */
        NAME,
        /** The day of the decision. */
        DAY,
        /** A fact. */
        FACT,
        /** What is expected. */
        EXPECTATION,
        /** Nothing that can be used; said already. */
        UNUSABLE
    }

    /** Returns the column with this header. */
    static CsvColumn of(String header, Programme programme, Consumer<String> complaints) {
        if (header.equals(NAME) || header.equals(DAY)) {
            return new CsvColumn(header, header.equals(NAME) ? Kind.NAME : Kind.DAY, Optional.empty());
        }
        if (header.startsWith(EXPECTED)) {
            return expectation(header, programme, complaints);
        }
        Optional<DottedPath> path = DottedPath.of(header);
        FactType type = typeOf(path, programme, Edition::facts);
        if (path.isEmpty() || type == null) {
            complaints.accept("There is no such fact." + suggestion(header, programme, Edition::facts));
        } else if (isStructured(type) || header.endsWith("]")) {
            complaints.accept("A column holds one fact or a list of values, such as "
                    + DottedPath.leavesOf(programme.latest().facts()).get(0) + "; for lists of entries use YAML.");
        } else {
            return new CsvColumn(header, Kind.FACT, path);
        }
        return new CsvColumn(header, Kind.UNUSABLE, Optional.empty());
    }

    private static CsvColumn expectation(String header, Programme programme, Consumer<String> complaints) {
        String name = header.substring(EXPECTED.length()).strip();
        Optional<DottedPath> path = DottedPath.of(name);
        if (Evidence.named(name).isEmpty() && typeOf(path, programme, Edition::outcomes) == null) {
            complaints.accept("There is no such outcome." + suggestion(name, programme, Edition::outcomes));
            return new CsvColumn(header, Kind.UNUSABLE, Optional.empty());
        }
        return new CsvColumn(name, Kind.EXPECTATION, Optional.empty());
    }

    private static boolean isStructured(FactType type) {
        return type instanceof Structure || (type instanceof ListOf list && list.element() instanceof Structure);
    }

    /** Editions may differ in their facts and outcomes; a column must have a place in one of them. */
    private static @Nullable FactType typeOf(
            Optional<DottedPath> path, Programme programme, Function<Edition, FactType> types) {
        return programme.editions().stream()
                .flatMap(edition -> path.flatMap(known -> known.typeIn(types.apply(edition))).stream())
                .findFirst()
                .orElse(null);
    }

    private static String suggestion(String name, Programme programme, Function<Edition, FactType> types) {
        List<String> leaves = DottedPath.leavesOf(types.apply(programme.latest()));
        String nearest = Nearest.of(name.replaceAll("\\[\\d+]", "[0]"), leaves);
        return nearest == null ? "" : " Did you mean " + nearest + "?";
    }
}
