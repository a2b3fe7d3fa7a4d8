package org.passerelle.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.RandomCases;
import org.passerelle.TypedFacts;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.NeededFacts;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.programme.Edition;

final class AskedTest {

    private static final int CASES = Integer.getInteger("passerelle.random.cases", 8);

    private static Asked asked(String... outcomes) {
        return Asked.of(Valais.EDITION, List.of(outcomes), Valais.DAY).orElseThrow();
    }

    private static List<String> needed(String... outcomes) {
        return asked(outcomes).needed().facts().stream()
                .map(NeededFacts.Needed::fact)
                .toList();
    }

    private static CaseRequest request(Edition edition, Map<String, Object> facts, LocalDate day) {
        return new CaseRequest(null, day, edition, facts, null, List.of());
    }

    @TestFactory
    Stream<DynamicNode> outcome_ofTheFactsItNeeds_isThatOfAllFacts() {
        return LoadedProgrammes.editions()
                .map(edition -> dynamicTest(edition.programme() + " " + edition.id(), () -> compare(edition)));
    }

    private static void compare(Edition edition) {
        LocalDate day = edition.inForce().from().plusDays(200);
        DecisionEngine engine = new DecisionEngine();
        RandomCases cases = RandomCases.of(edition, day, 23);
        for (int number = 0; number < CASES; number++) {
            Map<String, Object> facts = TypedFacts.of(edition, cases.next());
            Map<String, Object> all =
                    engine.decideWithoutFindings(edition, facts, day).outcomes();
            for (String outcome : OutcomeNames.of(edition)) {
                Asked asked = Asked.of(edition, List.of(outcome), day).orElseThrow();
                CaseRequest narrowed = request(edition, facts, day).asking(asked);
                assertThat(asked.in(engine.decideWithoutFindings(edition, narrowed.facts(), day)
                                .outcomes()))
                        .as("%s of %s without %s", outcome, facts, narrowed.unneeded())
                        .isEqualTo(asked.in(all));
            }
        }
    }

    @Test
    void outcomes_areAskedForInTheOrderOfTheModel_howeverTheyAreNamed() {
        assertThat(asked("disposition", "eligibility").outcomes()).containsExactly("eligibility", "disposition");
        assertThat(asked("eligibility", "disposition").outcomes()).containsExactly("eligibility", "disposition");
    }

    @Test
    void eligibility_needsWhatTheCriteriaLookAt() {
        assertThat(needed("eligibility"))
                .containsExactly(
                        "/announcement/announcedToCiiOffice",
                        "/announcement/problemGround",
                        "/assessment/intensiveCoachingRequired",
                        "/assessment/labourMarketDifficulty",
                        "/assessment/realisticPotential",
                        "/followUp/followedByCms",
                        "/followUp/followedByOrp",
                        "/socialAid/drawsSocialAid",
                        "/socialAid/employabilityChecked",
                        "/socialAid/integrationIndicated",
                        "/unemploymentInsurance/didBaseProgrammeMeasure",
                        "/unemploymentInsurance/didEmployabilityCheck",
                        "/unemploymentInsurance/fallsUnderLaci");
        assertThat(asked("eligibility").needed().exact()).isTrue();
    }

    @Test
    void outcomeOfEachMeasure_needsFactsOfEachMeasure() {
        assertThat(needed("measures[].fundingSource"))
                .contains("/measures/*/code", "/measures/*/grantConditionsMet/lias")
                .doesNotContain("/measures/*/sasPreavis", "/legal/age");
    }

    @Test
    void outcomeWithParts_standsForAllOfThem() {
        assertThat(asked("tasks").outcomes())
                .containsExactlyInAnyOrder(
                        "tasks.lead",
                        "tasks.documents",
                        "tasks.budget",
                        "tasks.communeAndSasContact",
                        "tasks.onClosing");
    }

    @Test
    void name_ofNoOutcome_isNotAskedFor() {
        assertThat(Asked.of(Valais.EDITION, List.of("eligibility", "grandeur"), Valais.DAY))
                .isEmpty();
    }

    @Test
    void facts_thatAreNotNeeded_areNamedAndLeftOut() {
        CaseRequest request = request(Valais.EDITION, Valais.facts("""
                {"legal": {"age": 52}, "followUp": {"followedByOrp": true}, "measures": [{"id": "m1", "code": "AIT"}]}"""), Valais.DAY);

        CaseRequest narrowed = request.asking(asked("eligibility"));

        assertThat(narrowed.unneeded()).containsExactlyInAnyOrder("/legal/age", "/measures");
        assertThat(narrowed.facts().get("measures")).isNull();
        assertThat(narrowed.facts().get("followUp")).isEqualTo(request.facts().get("followUp"));
    }
}
