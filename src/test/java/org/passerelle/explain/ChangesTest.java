package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.passerelle.RandomCases;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Changes.Change;

final class ChangesTest {

    private static final DecisionEngine ENGINE = new DecisionEngine();
    private static final int CASES = 60;
    private static final int OPEN = 4;

    private static final String ADMITTED = """
            {"announcement": {"announcedToCiiOffice": true, "problemGround": "PRESENT"},
             "followUp": {"followedByOrp": true, "followedByCms": false},
             "unemploymentInsurance": {"fallsUnderLaci": true, "didBaseProgrammeMeasure": true, "status": "ENTITLED"},
             "socialAid": {"drawsSocialAid": false},
             "assessment": {"labourMarketDifficulty": true, "realisticPotential": true, "intensiveCoachingRequired": true},
             "authorisation": {"signed": true},
             "measures": [{"id": "m", "code": "AITS", "providerCanton": "VS", "delegatedToOrp": true,
                           "grantConditionsMet": {"laci": false, "lemc": false, "lias": true},
                           "sasPreavis": "POSITIVE", "communeDecision": "PENDING"}]}
            """;

    private static final List<List<Wanted>> WISHES = List.of(
            List.of(want("ELIGIBLE", "eligibility")),
            List.of(want("NOT_ELIGIBLE", "eligibility")),
            List.of(want("INCOMPLETE", "eligibility")),
            List.of(want("OPEN_COACHING", "disposition")),
            List.of(want("NECESSARY_DATA_ONLY", "dataExchange"), want("INCOMPLETE", "eligibility")),
            List.of(want("TANDEM_DECIDES", "measures", "0", "route")),
            List.of(want("PROPOSE_TO_LMMT", "measures", "0", "route")),
            List.of(want("COMMUNE", "measures", "0", "costBearer"), want("ELIGIBLE", "eligibility")),
            List.of(want("AUTHORISED", "measures", "0", "workflow", "state")),
            List.of(want(null, "measures", "0", "workflow")),
            List.of(want("MET", "criteria", "2", "status"), want("MET", "criteria", "3", "status")));

    private static Wanted want(Object value, String... path) {
        return new Wanted(List.of(path), value);
    }

    private static Changes.Result find(String facts, Set<String> fixed, Wanted... wanted) {
        return new Changes(ENGINE).find(Valais.EDITION, Valais.facts(facts), Valais.DAY, List.of(wanted), fixed);
    }

    private static Set<String> proposed(Changes.Result result) {
        Set<String> facts = new HashSet<>();
        result.changes().forEach(change -> change.forEach(each -> facts.add(each.fact())));
        return facts;
    }

    /** Tries every set of facts that may change, smaller ones first, with every value of each. */
    private static Set<List<Change>> bruteForce(Map<String, Object> facts, List<String> open, List<Wanted> wanted) {
        Set<List<Change>> found = new LinkedHashSet<>();
        for (int size = 0; size <= open.size() && found.isEmpty(); size++) {
            tryAll(facts, open, size, new ArrayList<>(), wanted, found);
        }
        return found;
    }

    private static void tryAll(
            Map<String, Object> facts,
            List<String> open,
            int size,
            List<Change> chosen,
            List<Wanted> wanted,
            Set<List<Change>> found) {
        if (chosen.size() == size) {
            chosen.forEach(change -> Pointer.set(facts, change.fact(), change.to()));
            Map<String, Object> outcomes =
                    ENGINE.decide(Valais.EDITION, facts, Valais.DAY).outcomes();
            chosen.forEach(change -> Pointer.set(facts, change.fact(), change.from()));
            if (wanted.stream().allMatch(each -> each.isMetIn(outcomes))) {
                found.add(List.copyOf(chosen));
            }
            return;
        }
        for (int next = 0; next < open.size(); next++) {
            Object present = Pointer.get(facts, open.get(next));
            for (Object value : values(open.get(next), present)) {
                chosen.add(new Change(open.get(next), present, value));
                tryAll(facts, open.subList(next + 1, open.size()), size, chosen, wanted, found);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    /** The values to try: of the days and free texts that all tables treat alike, the one that a change would name. */
    private static List<Object> values(String fact, Object present) {
        List<Object> values = new ArrayList<>(BruteForce.values(fact));
        values.remove(present);
        if (present instanceof LocalDate || fact.endsWith("On")) {
            values.removeIf(value -> ((LocalDate) value).isBefore(Valais.DAY));
        }
        if (fact.endsWith("providerCanton")) {
            values.replaceAll(value -> value.equals("GE") ? "other" : value);
        }
        if (fact.endsWith("code")) {
            values.replaceAll(value -> value.equals("NOT_LISTED") ? "other" : value);
        }
        return values;
    }

    @Test
    void changes_onRandomCases_areThoseThatEveryTrialFinds() {
        Random random = new Random(20261122);
        int withChanges = 0;
        for (int round = 0; round < CASES; round++) {
            Map<String, Object> facts = Valais.facts(ADMITTED);
            List<String> open = new ArrayList<>(MissingFactsTest.DECIDING);
            Collections.shuffle(open, random);
            open = new ArrayList<>(open.subList(0, OPEN));
            Collections.sort(open);
            for (String fact : open) {
                List<Object> values = present(fact);
                Pointer.set(facts, fact, values.get(random.nextInt(values.size())));
            }
            Set<String> fixed = new HashSet<>(MissingFactsTest.DECIDING);
            open.forEach(fixed::remove);
            List<Wanted> wanted = WISHES.get(round % WISHES.size());
            Set<List<Change>> expected = bruteForce(facts, open, wanted);

            Changes.Result result = new Changes(ENGINE).find(Valais.EDITION, facts, Valais.DAY, wanted, fixed);

            assertThat(new HashSet<>(result.changes()))
                    .as("%s by %s in %s", wanted, open, facts)
                    .isEqualTo(expected);
            assertThat(result.minimal()).isTrue();
            assertThat(result.complete()).isTrue();
            withChanges += expected.isEmpty() || expected.contains(List.<Change>of()) ? 0 : 1;
        }
        assertThat(withChanges).isGreaterThan(CASES / 4);
    }

    /** Values that a fact of a random case may have; no day that lies in the past, which nobody could change. */
    private static List<Object> present(String fact) {
        List<Object> values = new ArrayList<>(BruteForce.values(fact));
        values.removeAll(List.of("GE", "NOT_LISTED", Valais.DAY, Valais.DAY.minusDays(1)));
        values.add(null);
        return values;
    }

    @Test
    void outcomesThatRandomCasesHave_needNoChange() {
        RandomCases cases = RandomCases.of(Valais.EDITION, Valais.DAY, 20261122);
        for (int number = 0; number < 40; number++) {
            String facts = cases.next().toString();
            List<Wanted> present = new ArrayList<>();
            collect(Valais.decide(facts).outcomes(), List.of(), present);

            Changes.Result result = find(facts, Set.of(), present.toArray(Wanted[]::new));

            assertThat(result.changes()).as(facts).containsExactly(List.of());
            assertThat(result.examined()).isEqualTo(1);
        }
    }

    private static void collect(Object outcome, List<String> path, List<Wanted> wanted) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (outcome instanceof Map<?, ?> structure) {
            structure.forEach((name, part) -> parts.put((String) name, part));
        } else if (outcome instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>) {
            list.forEach(entry -> parts.put(String.valueOf(parts.size()), entry));
        } else {
            wanted.add(new Wanted(path, outcome));
        }
        parts.forEach((step, part) -> {
            List<String> further = new ArrayList<>(path);
            further.add(step);
            collect(part, further, wanted);
        });
    }

    @Test
    void nothingToChange_isOneEmptyChange() {
        Changes.Result result = find("{}", Set.of(), want("INCOMPLETE", "eligibility"));

        assertThat(result.changes()).containsExactly(List.of());
        assertThat(result.minimal()).isTrue();
        assertThat(result.examined()).isEqualTo(1);
    }

    @Test
    void everythingUnknown_theSmallestChangesAreExact() {
        Changes.Result result = find("{}", Set.of(), want("ELIGIBLE", "eligibility"));

        assertThat(result.changes()).hasSize(12).allMatch(change -> change.size() == 8);
        assertThat(result.complete()).isTrue();
    }

    @Test
    void unreachable_isNoChange() {
        Changes.Result result =
                find("{}", Set.of(), want("ELIGIBLE", "eligibility"), want("RETURN_TO_ANNOUNCER", "disposition"));

        assertThat(result.changes()).isEmpty();
        assertThat(result.minimal()).isTrue();
        assertThat(result.complete()).isTrue();
    }

    /** No day lies so far off: the text of a case is none of the durations of the model. */
    @Test
    void textThatReadsAsADuration_isNone() {
        Changes.Result result = find(
                "{\"measures\": [{\"id\": \"m\", \"code\": \"P999999999Y\"}]}",
                Set.of(),
                want("LACI", "measures", "0", "fundingSource"));

        assertThat(result.changes()).isNotEmpty();
    }

    /** The last of six months: so many months later, less a day. */
    @Test
    void dayThatIsComparedWithAShiftedOne_isProposedToTheDay() {
        Changes.Result result = find("""
                {"legal": {"age": 40}, "measures": [{"id": "m", "code": "AIT", "from": "2026-12-01", "to": "2027-12-31"}]}""", Set.of(), want("PLAUSIBLE", "measures", "0", "advice", "1", "result"));

        assertThat(result.changes())
                .contains(List.of(new Change("/measures/0/to", LocalDate.of(2027, 12, 31), LocalDate.of(2027, 5, 31))));
    }

    @Test
    void fixedFact_isNotChanged_norWhatIsBelowIt() {
        String facts = ADMITTED.replace("\"realisticPotential\": true", "\"realisticPotential\": false");
        Wanted eligible = want("ELIGIBLE", "eligibility");

        assertThat(find(facts, Set.of("/followUp"), eligible).changes())
                .containsExactly(List.of(new Change("/assessment/realisticPotential", false, true)));
        assertThat(find(facts, Set.of("/assessment"), eligible).changes()).isEmpty();
        assertThat(find(facts, Set.of(""), eligible).changes()).isEmpty();
    }

    @Test
    void pastDay_isNeitherChangedNorProposed() {
        Wanted open = want("NECESSARY_DATA_ONLY", "dataExchange");

        assertThat(find("{\"authorisation\": {\"signed\": true, \"revokedOn\": \"2026-11-21\"}}", Set.of(), open)
                        .changes())
                .isEmpty();
        assertThat(find("{\"authorisation\": {\"signed\": true, \"signedOn\": \"2027-03-01\"}}", Set.of(), open)
                        .changes())
                .containsExactly(List.of(new Change("/authorisation/signedOn", LocalDate.of(2027, 3, 1), Valais.DAY)));
    }

    @Test
    void unchangeableFact_isNotProposed_norAnId() {
        Changes.Result result = find(
                "{\"measures\": [{\"id\": \"m\", \"code\": \"AFO\"}]}",
                Set.of(),
                want("PLAUSIBLE", "measures", "0", "advice", "1", "result"));

        Leaves leaves = new Leaves(
                Valais.EDITION.facts(), Valais.facts("{\"measures\": [{\"id\": \"m\"}]}"), Valais.DAY, Set.of());
        assertThat(proposed(result)).isNotEmpty().doesNotContain("/legal/age");
        assertThat(leaves.at("/legal/age").changeable()).isFalse();
        assertThat(leaves.at("/legal/contributionMonths").changeable()).isTrue();
        assertThat(leaves.at("/measures/0/id").changeable()).isFalse();
        assertThat(leaves.at("/measures/0/code").changeable()).isTrue();
    }

    @Test
    void listOfAllowedValues_changesByAsFewEntriesAsPossible() {
        Changes.Result result = find(
                "{\"conduct\": {\"closedOn\": \"2026-03-01\", \"finalReportParts\":"
                        + " [\"OBSTACLES\", \"WORK_DONE\", \"STRENGTHS\", \"STEPS_TAKEN\", \"STEPS_REMAINING\"]}}",
                Set.of(),
                want("INCOMPLETE", "closing", "status"));

        assertThat(result.changes()).hasSize(5).allSatisfy(change -> assertThat(change)
                .singleElement()
                .satisfies(each -> assertThat((List<?>) each.to()).hasSize(4)));
    }

    @Test
    void budgetThatRunsOut_saysUpToWhichSizeTheAnswerIsExact() {
        Changes.Result result = new Changes(ENGINE, 3_000)
                .find(
                        Valais.EDITION,
                        Valais.facts("{}"),
                        Valais.DAY,
                        List.of(want("ELIGIBLE", "eligibility")),
                        Set.of());

        assertThat(result.complete()).isFalse();
        assertThat(result.minimal()).isFalse();
        assertThat(result.changes()).isEmpty();
        assertThat(result.exactUpTo()).isBetween(0, 7);
    }

    @Test
    void changesTooManyToList_areMinimalButNotComplete() {
        Changes.Result result = find(
                "{\"measures\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}",
                Set.of(),
                want("TANDEM_DECIDES", "measures", "0", "route"),
                want("TANDEM_DECIDES", "measures", "1", "route"));

        assertThat(result.changes()).hasSize(ChangeSearch.MOST_CHANGES).doesNotHaveDuplicates();
        assertThat(result.minimal()).isTrue();
        assertThat(result.complete()).isFalse();
        assertThat(result.exactUpTo()).isEqualTo(5);
    }

    @Test
    void manyMeasures_areNoProblem() {
        StringBuilder measures = new StringBuilder();
        List<Wanted> wanted = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            measures.append(index == 0 ? "" : ",").append("{\"id\": \"m%d\", \"code\": \"AIT\"}".formatted(index));
            wanted.add(want("TANDEM_DECIDES", "measures", String.valueOf(index), "route"));
        }

        Changes.Result result = find("{\"measures\": [" + measures + "]}", Set.of(), wanted.toArray(Wanted[]::new));

        assertThat(result.changes()).singleElement().satisfies(change -> assertThat(change)
                .hasSize(40));
        assertThat(result.complete()).isTrue();
    }

    @Test
    @Timeout(60)
    void wishForAWholeList_ofWhichEachFactTellsSomething_ends() {
        Changes.Result result =
                find("{\"measures\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}", Set.of(), want(null, "measures"));

        assertThat(result.changes()).isEmpty();
        assertThat(result.complete()).isFalse();
    }
}
