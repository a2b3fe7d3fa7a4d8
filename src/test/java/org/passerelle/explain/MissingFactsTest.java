package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passerelle.RandomCases;
import org.passerelle.Valais;

final class MissingFactsTest {

    /** Facts that deciding outcomes depend on. */
    static final List<String> DECIDING = List.of(
            "/announcement/announcedToCiiOffice",
            "/announcement/problemGround",
            "/followUp/followedByOrp",
            "/followUp/followedByCms",
            "/unemploymentInsurance/fallsUnderLaci",
            "/unemploymentInsurance/didBaseProgrammeMeasure",
            "/unemploymentInsurance/didEmployabilityCheck",
            "/unemploymentInsurance/status",
            "/socialAid/drawsSocialAid",
            "/socialAid/employabilityChecked",
            "/socialAid/integrationIndicated",
            "/assessment/labourMarketDifficulty",
            "/assessment/realisticPotential",
            "/assessment/intensiveCoachingRequired",
            "/authorisation/signed",
            "/authorisation/signedOn",
            "/authorisation/revokedOn",
            "/measures/0/code",
            "/measures/0/providerCanton",
            "/measures/0/grantConditionsMet/laci",
            "/measures/0/grantConditionsMet/lemc",
            "/measures/0/grantConditionsMet/lias",
            "/measures/0/delegatedToOrp",
            "/measures/0/otherNondelegation",
            "/measures/0/sasPreavis",
            "/measures/0/communeDecision");

    private static final int CASES = 100;
    private static final int MOST_UNKNOWN = 3;

    /** Some facts: neighbours, which often reach one table together, or any. */
    private static List<String> unknown(Random random, boolean neighbours) {
        List<String> unknown = new ArrayList<>(DECIDING);
        if (neighbours) {
            Collections.rotate(unknown, random.nextInt(unknown.size()));
        } else {
            Collections.shuffle(unknown, random);
        }
        return unknown.subList(0, 1 + random.nextInt(MOST_UNKNOWN));
    }

    private static MissingFacts.Result find(String facts) {
        return MissingFacts.find(Valais.EDITION, Valais.facts(facts), Valais.DAY);
    }

    private static List<String> pointers(MissingFacts.Result result) {
        return result.facts().stream().map(MissingFacts.Missing::fact).toList();
    }

    @Test
    void missing_onRandomCases_equalsWhatEveryCompletionShows() {
        Random random = new Random(20261121);
        for (int round = 0; round < CASES; round++) {
            Map<String, Object> facts = Valais.facts("{\"measures\": [{\"id\": \"m\"}]}");
            for (String fact : DECIDING) {
                List<Object> values = BruteForce.values(fact);
                // Mostly "true", so that most cases get far enough for the later facts to matter.
                Pointer.set(facts, fact, values.get(Math.max(0, random.nextInt(values.size() + 2) - 2)));
            }
            List<String> unknown = unknown(random, round % 2 == 0);
            Map<String, Set<String>> expected = new BruteForce(facts, unknown).affects();

            MissingFacts.Result result = MissingFacts.find(Valais.EDITION, facts, Valais.DAY);

            Map<String, Set<String>> found = new TreeMap<>();
            result.facts().forEach(missing -> found.put(missing.fact(), missing.affects()));
            assertThat(found).as("unknown %s in %s", unknown, facts).isEqualTo(expected);
            assertThat(result.exact()).isTrue();
        }
    }

    @Test
    void undecidedOutcomes_areExactlyThoseThatAMissingFactAffects() {
        RandomCases random = RandomCases.of(Valais.EDITION, Valais.DAY, 20261122);
        for (int round = 0; round < CASES; round++) {
            // Half of them without a failed criterion: those rarely come about by chance.
            String facts = random.next().toString();
            String json = round % 2 == 0 ? facts : facts.replaceAll("(\"[a-z]\\w+\"):false", "$1:null");
            Set<String> affected = new HashSet<>();
            find(json).facts().forEach(missing -> affected.addAll(missing.affects()));

            Map<String, Object> outcomes = Valais.decide(json).outcomes();

            assertThat(affected.contains("eligibility"))
                    .as(json)
                    .isEqualTo(outcomes.get("eligibility").equals("INCOMPLETE"));
            List<?> measures = (List<?>) outcomes.get("measures");
            for (int entry = 0; entry < measures.size(); entry++) {
                assertThat(affected.contains("measures[" + entry + "].fundingSource"))
                        .as(json)
                        .isEqualTo(((Map<?, ?>) measures.get(entry))
                                .get("fundingSource")
                                .equals("UNDETERMINED"));
            }
        }
    }

    /** How long it lasts is compared, and neither day with any other. */
    @Test
    void dayOfWhichADurationIsMeasured_isMissing() {
        String facts = """
                {"legal": {"age": 40}, "measures": [{"id": "m", "code": "AIT", "from": "2026-12-01"}]}""";

        MissingFacts.Result result = MissingFacts.find(
                Valais.EDITION,
                List.of("measures[].advice"),
                Valais.facts(facts),
                Valais.DAY,
                new Budget(),
                (outcome, turns) -> false);

        assertThat(result).isNotNull();
        assertThat(pointers(result)).contains("/measures/0/to");
    }

    @Test
    void everythingUnknown_everyFactOfTheCriteriaIsMissing() {
        MissingFacts.Result result = find("{}");
        assertThat(pointers(result))
                .containsExactlyElementsOf(DECIDING.stream()
                        .filter(fact -> !fact.startsWith("/measures") && !fact.endsWith("status"))
                        .sorted()
                        .toList());
        assertThat(result.exact()).isTrue();
    }

    @Test
    void oneCriterionFails_noFactOfTheOthersIsMissing() {
        MissingFacts.Result result =
                find("{\"assessment\": {\"realisticPotential\": false}, \"authorisation\": {\"signed\": false}}");
        assertThat(result.facts()).isEmpty();
        assertThat(result.next()).isNull();
    }

    @Test
    void unknownFactOfADecidedCriterion_isNotMissing() {
        assertThat(pointers(find("{\"followUp\": {\"followedByOrp\": true}}")))
                .doesNotContain("/followUp/followedByCms");
    }

    @Test
    void insuranceThatPays_leavesTheOtherPartnersConditionsUnasked() {
        assertThat(pointers(find("{\"measures\": [{\"id\": \"m\", \"code\": \"COURSE_LANGUAGE\","
                        + " \"grantConditionsMet\": {\"laci\": true}}]}")))
                .doesNotContain("/measures/0/grantConditionsMet/lemc", "/measures/0/grantConditionsMet/lias");
    }

    @Test
    void factThatOnlyAdviceReads_isNeverMissing() {
        assertThat(pointers(find("{\"measures\": [{\"id\": \"m\", \"code\": \"PQF\"}]}")))
                .noneMatch(fact -> fact.startsWith("/legal"));
    }
}
