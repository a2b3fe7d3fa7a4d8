package org.passerelle.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.decision.Answer;
import org.passerelle.explain.Explanation;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Source;

/**
 * The account of one decision, to be read by or to the person concerned, and printed.
 *
 * @param answer the same as JSON says
 * @param facts as the decision took them
 */
record DecisionPage(Words words, Programme programme, Answer answer, Map<String, Object> facts) implements Page {

    /**
     * A reason.
     *
     * @param facts that it rests on, with their values
     */
    record Grounded(Explanation.Reason reason, List<String> facts) {}

    /** Facts not known, and the outcomes that they can change. */
    record Missing(List<String> facts, List<String> affects) {}

    @Override
    public String template() {
        return "decision";
    }

    /** Returns the outcomes that decide the case. */
    public List<OutcomeWords.Group> results() {
        return outcomes()
                .filter(OutcomeWords.Group::decides)
                .map(group -> group.title() == null ? new OutcomeWords.Group(null, group.deciding()) : group)
                .toList();
    }

    /** Returns all other outcomes; none when only those that decide the case are explained. */
    public List<OutcomeWords.Group> others() {
        return answer.explanation() != null && answer.explanation().steps() == null
                ? List.of()
                : outcomes()
                        .filter(group -> group.title() == null || !group.decides())
                        .map(OutcomeWords.Group::rest)
                        .filter(group -> !group.lines().isEmpty())
                        .toList();
    }

    private Stream<OutcomeWords.Group> outcomes() {
        return OutcomeWords.of(answer.outcomes(), words).stream();
    }

    /** Returns the reasons, each with the facts that none before it rests on. */
    public List<Grounded> reasons() {
        Set<String> seen = new HashSet<>();
        return explained(Explanation::reasons).stream()
                .map(reason -> new Grounded(
                        reason,
                        reason.facts().stream()
                                .filter(seen::add)
                                .map(this::seen)
                                .toList()))
                .toList();
    }

    /** Returns what stood against the case, and what would have done instead. */
    public List<MissedWords> nearMisses() {
        return explained(Explanation::nearMisses).stream()
                .map(miss -> MissedWords.of(miss, words))
                .filter(miss -> !miss.alternatives().isEmpty())
                .toList();
    }

    public List<Explanation.Assumption> assumptions() {
        return explained(Explanation::assumptions);
    }

    public List<Explanation.Warning> warnings() {
        return explained(Explanation::warnings);
    }

    /** Returns the tables consulted; none unless asked for. */
    public List<Explanation.Step> steps() {
        return explained(explanation -> Objects.requireNonNullElse(explanation.steps(), List.of()));
    }

    private <T> List<T> explained(Function<Explanation, List<T>> part) {
        return answer.explanation() == null ? List.of() : part.apply(answer.explanation());
    }

    /** Returns the fact to ask first; null when none is missing. */
    public @Nullable String next() {
        return answer.open() == null || answer.open().next() == null
                ? null
                : words.fact(answer.open().next());
    }

    /** Returns the facts that can still change the decision, together when they can change the same. */
    public List<Missing> missing() {
        Map<Set<String>, List<String>> facts = new LinkedHashMap<>();
        if (answer.open() != null) {
            answer.open().missing().forEach(missing -> facts.computeIfAbsent(
                            missing.affects(), any -> new ArrayList<>())
                    .add(words.fact(missing.fact())));
        }
        List<Missing> all = new ArrayList<>();
        facts.forEach((affects, names) ->
                all.add(new Missing(names, affects.stream().map(this::outcome).toList())));
        return all;
    }

    private String outcome(String path) {
        return words.outcome("/" + path.replaceAll("\\[\\d*]", "").replace('.', '/'));
    }

    /** Returns a fact with the value that the decision saw. */
    public String seen(String pointer) {
        Object value = facts;
        for (String step : pointer.substring(1).split("/", -1)) {
            value = value instanceof List<?> list ? list.get(Integer.parseInt(step)) : part(value, step);
        }
        boolean structured = value instanceof Map
                || (value instanceof Collection<?> values && values.stream().anyMatch(Map.class::isInstance));
        return structured
                ? words.fact(pointer)
                : words.text("seen", Map.of("name", words.fact(pointer), "value", words.value(value)));
    }

    private static @Nullable Object part(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> structure ? structure.get(name) : null;
    }

    /** Returns what a column of a table that was consulted is called. */
    public String column(Explanation.Step step, String expression) {
        return words.edition().graph().tables().stream()
                .filter(table -> table.id().equals(step.table()))
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.expression().equals(expression))
                .map(words::column)
                .findFirst()
                .orElse(expression);
    }

    /** Returns the sources that the account cites, in the order of the programme. */
    public List<Source> sources() {
        Set<String> cited = citations().map(Explanation.Citation::source).collect(Collectors.toSet());
        return programme.sources().stream()
                .filter(source -> cited.contains(source.id()))
                .toList();
    }

    /** Returns where the places in a source that the account cites are found, as far as their numbers are not its own. */
    public List<String> places(Source source) {
        Set<String> cited = citations().map(Explanation.Citation::locator).collect(Collectors.toSet());
        return source.locators().stream()
                .filter(cited::contains)
                .flatMap(locator ->
                        source.placeOf(locator, words.language()).map(place -> locator + ": " + place).stream())
                .toList();
    }

    private Stream<Explanation.Citation> citations() {
        return Stream.of(
                        answer.findings().stream().map(Answer.Notice::legalBasis),
                        explained(Explanation::reasons).stream().map(Explanation.Reason::legalBasis),
                        warnings().stream().map(Explanation.Warning::legalBasis))
                .flatMap(bases -> bases)
                .flatMap(List::stream);
    }

    /** Returns a place in a source as it is cited in the language of the page. */
    public String cited(Explanation.Citation place) {
        return programme.sources().stream()
                .filter(source -> source.id().equals(place.source()))
                .map(source -> source.cited(place.locator(), words.language()))
                .findFirst()
                .orElse(place.locator());
    }

    /** Returns whether the pages of rules show the rules that decided. */
    public boolean isLatest() {
        return words.edition().id().equals(programme.latest().id());
    }
}
