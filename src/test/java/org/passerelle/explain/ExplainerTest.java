package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.explain.Explanation.Reason;

final class ExplainerTest {

    private static final String ELIGIBLE = """
            "announcement": {"announcedToCiiOffice": true, "problemGround": "PRESENT"}, "followUp": {"followedByOrp": true},
            "unemploymentInsurance": {"fallsUnderLaci": true, "didBaseProgrammeMeasure": true, "status": "ENTITLED"},
            "socialAid": {"drawsSocialAid": false}, "authorisation": {"signed": true},
            """;

    private static Explanation explain(String facts, Level level) {
        return new Explainer()
                .explain(Valais.EDITION, Valais.decide(facts), level, Locale.ENGLISH)
                .explanation();
    }

    private static List<String> rules(Explanation explanation) {
        return explanation.reasons().stream().map(Reason::rule).toList();
    }

    @Test
    void refusal_citesTheFailingCriteriaAndNoOther() {
        Explanation explanation = explain(
                "{" + ELIGIBLE + "\"assessment\": {\"labourMarketDifficulty\": true, \"realisticPotential\": false,"
                        + " \"intensiveCoachingRequired\": false}}",
                Level.SHORT);
        assertThat(rules(explanation))
                .contains("realistic-potential.2", "intensive-need.2", "coaching-eligibility.1")
                .doesNotContain("labour-difficulty.1", "announcement-ground.3");
    }

    @Test
    void admission_citesEveryCriterion() {
        Explanation explanation = explain(
                "{" + ELIGIBLE + "\"assessment\": {\"labourMarketDifficulty\": true, \"realisticPotential\": true,"
                        + " \"intensiveCoachingRequired\": true}}",
                Level.SHORT);
        assertThat(rules(explanation))
                .contains("announcement-ground.3", "followed-by-partner.1", "laci-prior-step.2", "social-aid-check.1")
                .contains("labour-difficulty.1", "realistic-potential.1", "intensive-need.1", "coaching-eligibility.3");
    }

    @Test
    void refusal_saysWhatItFailedOnAndWhatWouldDo() {
        Explanation explanation = explain("""
                {"unemploymentInsurance": {"fallsUnderLaci": true, "didBaseProgrammeMeasure": false, "didEmployabilityCheck": false},
                 "assessment": {"realisticPotential": false}}
                """, Level.SHORT);
        assertThat(explanation.nearMisses())
                .containsExactly(
                        new NearMiss(
                                "laci-prior-step.3",
                                "LaciPriorStep",
                                List.of(
                                        missed(
                                                "laci-prior-step.1",
                                                "unemploymentInsurance.fallsUnderLaci",
                                                true,
                                                "false",
                                                "/unemploymentInsurance/fallsUnderLaci"),
                                        missed(
                                                "laci-prior-step.2",
                                                "unemploymentInsurance.didBaseProgrammeMeasure"
                                                        + " or unemploymentInsurance.didEmployabilityCheck",
                                                false,
                                                "true",
                                                "/unemploymentInsurance/didBaseProgrammeMeasure",
                                                "/unemploymentInsurance/didEmployabilityCheck"))),
                        new NearMiss(
                                "realistic-potential.2",
                                "RealisticPotential",
                                List.of(missed(
                                        "realistic-potential.1",
                                        "assessment.realisticPotential",
                                        false,
                                        "true",
                                        "/assessment/realisticPotential"))));
    }

    private static NearMiss.Alternative missed(
            String rule, String expression, Object found, String needed, String... facts) {
        return new NearMiss.Alternative(
                rule, List.of(new NearMiss.Condition(expression, found, needed, List.of(facts))));
    }

    @Test
    void nearMiss_ofAMeasure_isWhatItsOwnFactsFailedOn() {
        Explanation explanation = explain("""
                {"measures": [{"id": "m1", "code": "AITS", "grantConditionsMet": {"lias": true},
                               "sasPreavis": "POSITIVE", "communeDecision": "REFUSED"},
                              {"id": "m2", "code": "PET", "grantConditionsMet": {"laci": false}}]}
                """, Level.SHORT);
        assertThat(explanation.nearMisses())
                .filteredOn(miss -> miss.rule().equals("lias-workflow.5"))
                .singleElement()
                .satisfies(miss -> assertThat(miss.alternatives())
                        .containsExactly(
                                missed(
                                        "lias-workflow.3",
                                        "measure.communeDecision",
                                        "REFUSED",
                                        "\"PENDING\", null",
                                        "/measures/0/communeDecision"),
                                missed(
                                        "lias-workflow.4",
                                        "measure.communeDecision",
                                        "REFUSED",
                                        "\"APPROVED\"",
                                        "/measures/0/communeDecision")));
        assertThat(explanation.nearMisses())
                .filteredOn(miss -> miss.rule().equals("partner-liability.3"))
                .singleElement()
                .satisfies(miss -> assertThat(miss.alternatives())
                        .containsExactly(missed(
                                "partner-liability.2",
                                "grantConditionsMet",
                                false,
                                "true",
                                "/measures/1/grantConditionsMet/laci")));
    }

    @Test
    void whatIsNotKnown_isMissingAndNotMissed() {
        assertThat(explain("{}", Level.SHORT).nearMisses()).isEmpty();
    }

    @Test
    void causes_comeBeforeWhatTheyCause() {
        List<String> rules =
                rules(explain("{" + ELIGIBLE + "\"assessment\": {\"realisticPotential\": false}}", Level.SHORT));
        assertThat(rules.indexOf("realistic-potential.2")).isLessThan(rules.indexOf("coaching-eligibility.1"));
        assertThat(rules.indexOf("coaching-eligibility.1")).isLessThan(rules.indexOf("case-disposition.1"));
    }

    @Test
    void reasonOfOneMeasure_citesTheFactsOfThatMeasure() {
        Explanation explanation = explain("""
                {"measures": [{"id": "m1", "code": "AIT", "grantConditionsMet": {"laci": true}},
                              {"id": "m2", "code": "AITS", "grantConditionsMet": {"lias": true}}]}
                """, Level.SHORT);
        assertThat(explanation.reasons())
                .filteredOn(reason -> reason.rule().equals("funding-source.3"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.facts())
                        .containsExactly("/measures/1/code", "/measures/1/grantConditionsMet/lias"));
    }

    @Test
    void partnerThatIsNotAskedAnyMore_isNoCause() {
        Explanation explanation = explain(
                "{\"measures\": [{\"id\": \"m1\", \"code\": \"COURSE_LANGUAGE\", \"grantConditionsMet\": {\"laci\": true}}]}",
                Level.SHORT);
        assertThat(explanation.reasons())
                .filteredOn(reason -> reason.decision().equals("PartnerLiability"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).startsWith("Unemployment insurance (LACI)"));
    }

    @Test
    void warning_comesOnlyFromWhatWasUsed() {
        // The check of training allowances is computed for every measure, but it is about this one only.
        String facts = "{\"legal\": {\"age\": 22}, \"measures\": [{\"id\": \"m1\", \"code\": \"%s\"}]}";
        assertThat(explain(facts.formatted("PET"), Level.SHORT).warnings())
                .extracting(Explanation.Warning::code)
                .doesNotContain("AFO_DEROGATION_IS_FEDERAL");
        assertThat(explain(facts.formatted("AFO"), Level.SHORT).warnings())
                .extracting(Explanation.Warning::code)
                .contains("AFO_DEROGATION_IS_FEDERAL");
    }

    @Test
    void ranking_citesWhatTheRowsAboveLookedAt() {
        Explanation explanation = explain("""
                {"legal": {"age": 60, "contributionMonths": 24, "exemptFromContribution": false},
                 "measures": [{"id": "m1", "code": "PET"}]}
                """, Level.FULL);
        assertThat(explanation.reasons())
                .filteredOn(reason -> reason.rule().equals("daily-allowances.5"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.facts())
                        .containsExactly("/legal/age", "/legal/contributionMonths", "/legal/exemptFromContribution"));
    }

    @Test
    void steps_showTheValuesSeenAndTheRowsHit() {
        Explanation explanation =
                explain("{\"followUp\": {\"followedByOrp\": false, \"followedByCms\": false}}", Level.FULL);
        assertThat(explanation.steps())
                .filteredOn(step -> step.table().equals("followed-by-partner"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.rows()).containsExactly("followed-by-partner.2");
                    assertThat(step.inputs()).singleElement().satisfies(input -> assertThat(input.value())
                            .isEqualTo(false));
                    assertThat(step.outputs())
                            .containsExactly(
                                    java.util.Map.of("status", "NOT_MET", "reason", "NOT_FOLLOWED_BY_ORP_NOR_CMS"));
                });
    }

    @Test
    void everyReason_hasALegalBasisWithATitleInTheLanguage() {
        Explanation explanation = new Explainer()
                .explain(Valais.EDITION, Valais.decide("{}"), Level.FULL, Locale.GERMAN)
                .explanation();
        assertThat(explanation.reasons()).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.text()).isNotBlank().doesNotContain("{");
            assertThat(reason.legalBasis()).isNotEmpty();
        });
        assertThat(explanation.reasons().get(0).legalBasis().get(0).title()).startsWith("Beschreibung Coaching RAV");
    }
}
