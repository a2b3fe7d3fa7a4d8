package org.passerelle.analysis.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Edited;
import org.passerelle.Valais;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Deciding;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.programme.Programme;

final class ImpactTest {

    private static final String ROUTE = "measures[].route";
    private static final int SIZE = 2000;

    @TempDir
    private static Path root;

    private static Programme after;
    private static Revision revision;

    /** The measure AFO becomes one that the ORP may decide on. */
    @BeforeAll
    static void delegate() {
        after = Edited.copyOf("valais-coaching", root)
                .with("funding.dmn", "<rule id=\"delegation.2\">", "<text>false</text>", "<text>true</text>")
                .withCells("funding.dmn", Map.of("nondelegation-grounds.4.input.2", "\"NONE_ANY_MORE\""))
                .load();
        revision = new Revision(Valais.PROGRAMME, after, Valais.DAY);
    }

    private static Impact impact(Revision of, Caseload cases) {
        return Impact.of(of, cases, Locale.ENGLISH, Progress.NONE);
    }

    private static Caseload synthetic() {
        return revision.synthetic(Distribution.usual(), 42, SIZE);
    }

    private static Impact.Outcome outcome(Impact impact, String path) {
        return impact.outcomes().stream()
                .filter(outcome -> outcome.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_sameRules_flipsNothing() {
        Revision same = new Revision(Valais.PROGRAMME, Valais.PROGRAMME, Valais.DAY);

        Impact impact = impact(same, same.synthetic(Distribution.usual(), 1, 500));

        assertThat(impact.cases()).isEqualTo(500);
        assertThat(impact.changed()).isZero();
        assertThat(impact.outcomes()).extracting(Impact.Outcome::flipped).containsOnly(0L);
        assertThat(impact.outcomes()).extracting(Impact.Outcome::path).isEqualTo(Valais.EDITION.decidingOutcomes());
    }

    @Test
    void of_changedResult_countsAsBruteForceDoes() {
        long flipped = 0;
        Deciding before = new Deciding(Valais.PROGRAMME);
        Deciding now = new Deciding(after);
        Caseload cases = synthetic();
        for (int number = 0; number < cases.size(); number++) {
            List<Object> one = routes(before, cases.at(number));
            List<Object> other = routes(now, cases.at(number));
            for (int entry = 0; entry < one.size(); entry++) {
                flipped += one.get(entry).equals(other.get(entry)) ? 0 : 1;
            }
        }

        Impact.Outcome route = outcome(impact(revision, cases), ROUTE);

        assertThat(flipped).isPositive();
        assertThat(route.flipped()).isEqualTo(flipped);
        assertThat(route.matrix().stream().mapToLong(Impact.Flip::entries).sum())
                .isEqualTo(route.counted());
    }

    private static List<Object> routes(Deciding deciding, Case of) {
        List<?> measures =
                (List<?>) Objects.requireNonNull(deciding.decide(of)).outcomes().get("measures");
        List<Object> routes = new ArrayList<>();
        measures.forEach(measure -> routes.add(String.valueOf(((Map<?, ?>) measure).get("route"))));
        return routes;
    }

    @Test
    void of_changedResult_showsTheSmallestCase() throws JsonProcessingException {
        Impact impact = impact(revision, synthetic());

        assertThat(impact.outcomes())
                .filteredOn(outcome -> outcome.flipped() > 0)
                .extracting(Impact.Outcome::path)
                .startsWith(ROUTE)
                .allMatch(path -> path.startsWith("measures[]"));
        for (Impact.Flip flip : outcome(impact, ROUTE).matrix()) {
            if (!flip.before().equals(flip.after())) {
                Example example = Objects.requireNonNull(flip.example());
                assertThat(example.rowsAfter()).contains("delegated-to-orp.1");
                assertThat(example.words())
                        .contains("Measure 1: Proposed measure: Training allowance (AFO)")
                        .hasSizeLessThan(6);
            }
        }
        assertThat(new ObjectMapper().writeValueAsString(impact))
                .contains("\"path\":\"measures[].route\",\"name\":\"Route to approval\",\"deciding\":true");
    }

    @Test
    void of_uploadedCases_countsThoseAndSaysWhichAreNone() {
        Caseload cases = revision.uploaded("""
                {"measures": [{"id": "m1", "code": "AFO", "grantConditionsMet": {"laci": true}}]}
                {"caseId": "2", "decisionDate": "2026-01-02", "facts": {"measures": [{"id": "m1", "code": "AIT"}]}}
                {"measures": 5}
                {"facts": {"measures": []}, "decisionDate": "2020-01-01"}
                """);

        Impact impact = impact(revision, cases);

        assertThat(impact.cases()).isEqualTo(3);
        assertThat(impact.changed()).isEqualTo(1);
        assertThat(impact.undecidedBefore()).isEqualTo(1);
        assertThat(impact.undecidedAfter()).isEqualTo(1);
        assertThat(impact.undecided()).isNull();
        assertThat(impact.problems()).containsExactly("Line 3: /measures: Wrong type. Expected: a list.");
    }

    @Test
    void of_cancelled_stops() {
        Progress impatient = (done, of, what) -> {
            if (done > 0) {
                throw new CancellationException();
            }
        };

        assertThatThrownBy(() -> Impact.of(revision, synthetic(), Locale.ENGLISH, impatient))
                .isInstanceOf(CancellationException.class);
    }
}
