package org.passerelle.scenario;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.UnaryTest;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.Nearest;
import org.passerelle.programme.Edition;

/** Reads cells that say what is expected. */
final class ExpectationReader {

    private static final String NONE = "-";
    private static final String NOT = "!";

    private static final Pattern WORD = Pattern.compile("(?!(null|true|false)$)[A-Za-z]\\w*");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private final Edition edition;
    private final Consumer<String> complaints;

    /**
     * Creates a reader.
     *
     * @param complaints told what is wrong with a cell
     */
    ExpectationReader(Edition edition, Consumer<String> complaints) {
        this.edition = edition;
        this.complaints = complaints;
    }

    /**
     * Returns what a cell expects; empty, with a complaint, when it cannot be read.
     *
     * @param name of the outcome or kind of evidence
     */
    Optional<Expectation> read(String name, String cell) {
        Optional<Evidence> kind = Evidence.named(name);
        if (kind.isPresent()) {
            return kind.get() == Evidence.FINDINGS ? all(kind.get(), cell) : some(kind.get(), cell);
        }
        Optional<DottedPath> path = DottedPath.of(name);
        Optional<FactType> type = path.flatMap(known -> known.typeIn(edition.outcomes()));
        if (type.isEmpty()) {
            complaints.accept("There is no such outcome." + suggestion(name, DottedPath.leavesOf(edition.outcomes())));
            return Optional.empty();
        }
        Predicate<@Nullable Object> test = test(type.get(), cell);
        return test == null ? Optional.empty() : path.map(known -> new Expectation.OfOutcome(known, cell, test));
    }

    private Optional<Expectation> all(Evidence kind, String cell) {
        List<String> ids = isNone(cell) ? List.of() : FactCell.entriesOf(cell);
        return areKnown(kind, ids) ? Optional.of(new Expectation.OfAll(kind, Set.copyOf(ids))) : Optional.empty();
    }

    private Optional<Expectation> some(Evidence kind, String cell) {
        if (isNone(cell)) {
            complaints.accept(
                    "'" + cell + "' expects nothing; leave the cell blank, or name ids that must not be there: !id.");
            return Optional.empty();
        }
        Set<String> present = new HashSet<>();
        Set<String> absent = new HashSet<>();
        for (String id : FactCell.entriesOf(cell)) {
            if (id.startsWith(NOT)) {
                absent.add(id.substring(NOT.length()).strip());
            } else {
                present.add(id);
            }
        }
        boolean areKnown =
                areKnown(kind, Stream.concat(present.stream(), absent.stream()).toList());
        return areKnown ? Optional.of(new Expectation.OfSome(kind, cell, present, absent)) : Optional.empty();
    }

    private static boolean isNone(String cell) {
        return cell.equals(NONE) || cell.equals(FactCell.EMPTY_LIST);
    }

    private boolean areKnown(Evidence kind, Collection<String> ids) {
        List<String> unknown =
                ids.stream().filter(id -> !kind.in(edition).contains(id)).toList();
        unknown.forEach(id -> complaints.accept("'" + id + "' is none of the " + kind.label() + " of the edition "
                + edition.id() + "." + suggestion(id, kind.in(edition))));
        return unknown.isEmpty();
    }

    /** What a cell tests; null, with a complaint, when it cannot be read. */
    private @Nullable Predicate<@Nullable Object> test(FactType type, String cell) {
        if (cell.equals(NONE)) {
            complaints.accept("'-' expects nothing; leave the cell blank.");
            return null;
        }
        if (type instanceof Text text && WORD.matcher(cell).matches()) {
            return areAllowed(text, List.of(cell)) ? cell::equals : null;
        }
        if (type instanceof ListOf && cell.equals(FactCell.EMPTY_LIST)) {
            return List.of()::equals;
        }
        if (type instanceof ListOf list && list.element() instanceof Text text && isListOfWords(cell)) {
            List<String> entries = FactCell.entriesOf(cell);
            return areAllowed(text, entries) ? entries::equals : null;
        }
        return feel(type, cell);
    }

    private static boolean isListOfWords(String cell) {
        return FactCell.entriesOf(cell).stream()
                .allMatch(entry -> WORD.matcher(entry).matches());
    }

    private @Nullable Predicate<@Nullable Object> feel(FactType type, String cell) {
        List<String> literals =
                LITERAL.matcher(cell).results().map(found -> found.group(1)).toList();
        // not("X") would pass whatever was decided, were X no value at all.
        if (type instanceof Text text && !areAllowed(text, literals)) {
            return null;
        }
        try {
            return UnaryTest.of(cell)::test;
        } catch (IllegalArgumentException noTest) {
            complaints.accept("'" + cell + "' is no FEEL unary test: " + noTest.getMessage());
            return null;
        }
    }

    private boolean areAllowed(Text type, List<String> values) {
        List<String> others = type.allowed().isEmpty()
                ? List.of()
                : values.stream()
                        .filter(value -> !type.allowed().contains(value))
                        .toList();
        others.forEach(value -> complaints.accept("'" + value + "' is not allowed; allowed are "
                + String.join(", ", type.allowed()) + "." + suggestion(value, type.allowed())));
        return others.isEmpty();
    }

    private static String suggestion(String word, Collection<String> words) {
        String nearest = Nearest.of(word, words);
        return nearest == null ? "" : " Did you mean " + nearest + "?";
    }
}
