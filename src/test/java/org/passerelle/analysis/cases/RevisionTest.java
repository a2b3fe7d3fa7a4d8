package org.passerelle.analysis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Rule;

final class RevisionTest {

    private static final Revision VALAIS = new Revision(Valais.PROGRAMME, Valais.PROGRAMME, Valais.DAY);

    private static List<Case> cases(String distribution, long seed, int size) {
        Caseload caseload = VALAIS.synthetic(Distribution.read(distribution), seed, size);
        return IntStream.range(0, size).mapToObj(caseload::at).toList();
    }

    @Test
    void synthetic_sameSeed_givesTheSameCases() {
        assertThat(cases("", 7, 50)).isEqualTo(cases("", 7, 50)).isNotEqualTo(cases("", 8, 50));
    }

    @Test
    void synthetic_cases_areFacts() {
        ObjectMapper json = new ObjectMapper();
        for (Case of : cases("", 3, 200)) {
            JsonNode facts = json.valueToTree(of.known());
            Reading reading = FactReader.read(facts, Valais.EDITION.facts(), "");
            assertThat(reading).isInstanceOf(Reading.Accepted.class);
            assertThat(new Case(of.day(), facts(reading)).known()).isEqualTo(of.known());
        }
    }

    @SuppressWarnings("unchecked" /* the value of a structure is a map by name */)
    private static Map<String, Object> facts(Reading reading) {
        return (Map<String, Object>) ((Reading.Accepted) reading).value();
    }

    @Test
    void synthetic_usualCases_reachEveryRowThatCanBeReached() {
        Set<String> never = new TreeSet<>();
        Valais.EDITION.rules().values().stream()
                .filter(rule -> rule.kind() == Rule.Kind.TABLE_ROW)
                .forEach(rule -> never.add(rule.id()));
        for (Case of : cases("", 1, 2000)) {
            Objects.requireNonNull(VALAIS.before().decide(of))
                    .trace()
                    .consultations()
                    .forEach(consultation -> never.removeAll(consultation.rows()));
        }

        // No measure is listed as delegated yet; the day of a decision is always known.
        assertThat(never).contains("delegated-to-orp.1", "staff-funding.3").hasSizeLessThan(5);
    }

    @Test
    void synthetic_distribution_isKeptTo() {
        List<Case> cases = cases("""
                unknown: 0
                decisionDate: {from: 2026-01-01, to: 2026-01-31}
                facts:
                  announcement.announcedBy: {values: {ORP: 3, OTHER: 1}}
                  legal.age: {from: 18, to: 20, unknown: 100}
                  legal.contributionMonths: {from: 12, to: 13}
                  measures: {values: {2: 1}}
                  measures[].code: {values: {AIT: 1}}
                  authorisation.signedOn: {from: -2, to: -1}
                  authorisation.scope: {values: {HEALTH: 100}}
                """, 5, 400);

        assertThat(cases)
                .extracting(Case::day)
                .allMatch(day -> day.getYear() == 2026 && day.getMonthValue() == 1)
                .contains(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        assertThat(cases)
                .filteredOn(of -> at(of, "announcement", "announcedBy").equals("ORP"))
                .hasSizeBetween(270, 330);
        assertThat(cases).allMatch(of -> at(of, "legal", "age").equals("null"));
        assertThat(cases)
                .extracting(of -> at(of, "legal", "contributionMonths"))
                .containsOnly("12", "13");
        assertThat(cases).extracting(of -> at(of, "authorisation", "scope")).containsOnly("[HEALTH]");
        assertThat(cases).allMatch(of -> List.of(of.day().minusDays(2), of.day().minusDays(1)).stream()
                .anyMatch(day -> at(of, "authorisation", "signedOn").equals(day.toString())));
        assertThat(cases)
                .extracting(of -> ((List<?>) of.facts().get("measures")).size())
                .containsOnly(2);
    }

    private static String at(Case of, String group, String name) {
        return String.valueOf(((Map<?, ?>) of.facts().get(group)).get(name));
    }

    @Test
    void synthetic_wrongDistribution_namesAllThatIsWrong() {
        assertThatThrownBy(() -> cases("""
                        facts:
                          legal.ages: {from: 1, to: 2}
                          announcement.announcedBy: {values: {ORP: 1, RAV: 1}}
                          legal.age: {from: 20, to: 10}
                          followUp.followedByOrp: {from: 1}
                          authorisation.signedOn: {from: soon}
                          measures: {values: {many: 1}}
                        """, 1, 1))
                .isInstanceOfSatisfying(InvalidCases.class, wrong -> assertThat(wrong.problems())
                        .containsExactlyInAnyOrder(
                                "legal.ages: There is no such fact.",
                                "announcement.announcedBy.values.RAV: This value is not allowed. Allowed: ORP, SOCIAL_AID,"
                                        + " OTHER.",
                                "legal.age: A range goes from a number to one that is not smaller, both allowed for the fact.",
                                "followUp.followedByOrp: Only numbers and days have a range.",
                                "authorisation.signedOn: A range of days goes from one day to a later one, each written"
                                        + " YYYY-MM-DD or as a number of days after that of the decision, up to 99999.",
                                "measures.values.many: It must be a number of entries, at most 100."));
    }

    @Test
    void read_wrongForm_namesAllThatIsWrong() {
        assertThatThrownBy(() -> Distribution.read("unknown: 110\nfact: {}\nfacts: {a: {value: {}, values: {x: -1}}}"))
                .hasMessage("""
                        fact: There is no such field; there are [decisionDate, facts, unknown].
                        a.value: There is no such field; there are [from, to, unknown, values].
                        a.values.x: It must be a weight, from 0.
                        a.values: At least one weight must be more than 0.
                        unknown: It must be a number from 0 to 100.""");
        assertThatThrownBy(() -> Distribution.read("facts: [")).hasMessageStartingWith("Line ");
    }

    @Test
    void distribution_ofTheProgramme_fits() throws IOException {
        String distribution = Files.readString(Path.of("test-scenarios/valais-coaching/caseload.yaml"));

        assertThat(cases(distribution, 1, 20)).hasSize(20);
    }

    @Test
    void of_shrunkCase_holdsOnlyWhatMatters() {
        Case large = cases("unknown: 0", 1, 300).stream()
                .filter(of -> eligibility(of).equals("NOT_ELIGIBLE"))
                .findFirst()
                .orElseThrow();

        Case small = Shrinking.of(large, VALAIS.facts(), of -> eligibility(of).equals("NOT_ELIGIBLE"));

        assertThat(small.size()).isEqualTo(1);
        assertThat(eligibility(small)).isEqualTo("NOT_ELIGIBLE");
    }

    private static String eligibility(Case of) {
        return String.valueOf(
                Objects.requireNonNull(VALAIS.before().decide(of)).outcomes().get("eligibility"));
    }
}
