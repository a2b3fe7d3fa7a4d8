package org.passerelle.analysis.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Edited;
import org.passerelle.Valais;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Revision;

final class RegionsTest {

    @TempDir
    private Path root;

    private Edited valais() {
        return Edited.copyOf("valais-coaching", root);
    }

    private static Regions.Result regions(Edited after) {
        Revision revision = new Revision(Valais.PROGRAMME, after.load(), Valais.DAY);
        return Regions.of(revision, Locale.ENGLISH, Progress.NONE);
    }

    @Test
    void of_sameRules_areNone() {
        assertThat(regions(valais())).isEqualTo(new Regions.Result(List.of(), List.of()));
    }

    @Test
    void of_movedBound_isTheStripBetween() {
        List<Region> regions = regions(valais().withCells(
                                "legal-checks.dmn",
                                Map.of(
                                        "training-allowance-check.1.input.1", ">= 32",
                                        "training-allowance-check.2.input.1", "< 32",
                                        "training-allowance-check.3.input.1", ">= 32",
                                        "training-allowance-check.4.input.1", ">= 32")))
                .regions();

        assertThat(regions)
                .extracting(Region::text)
                .containsExactly(
                        "“Check: age and length for the training allowance (AFO)”, when Age in completed years: at"
                                + " least 30 and less than 32; At most thirty-six months: yes → Not known; it was Plausible.");
        assertThat(regions.get(0).outcomes()).isEmpty();
        assertThat(Objects.requireNonNull(regions.get(0).witness()).words()).contains("Age in completed years: 31");
    }

    @Test
    void of_changedResult_isTheRowAndReachesOutcomes() {
        List<Region> regions = regions(valais().with(
                                "funding.dmn", "<rule id=\"delegation.2\">", "<text>false</text>", "<text>true</text>")
                        .withCells("funding.dmn", Map.of("nondelegation-grounds.4.input.2", "\"NONE_ANY_MORE\"")))
                .regions();

        assertThat(regions)
                .extracting(Region::text)
                .containsExactly(
                        "“Measures delegated to the ORP”, when Measure: Training allowance (AFO) → yes; it was no.",
                        "“Grounds against delegation”, when Measure: Training allowance (AFO) → no result; it was Training"
                                + " allowance (AFO).",
                        "“Grounds against delegation”, when Measure: NONE_ANY_MORE → Training allowance (AFO); it was no"
                                + " result.");
        assertThat(regions).allMatch(Region::exact);
        assertThat(regions.get(0).outcomes()).containsExactly("measures[].route");
        assertThat(regions.get(0).differs())
                .extracting(Region.Flip::outcome, Region.Flip::before, Region.Flip::after)
                .containsExactly(tuple("measures[].route", "PROPOSE_TO_LMMT", "TANDEM_DECIDES"));
        assertThat(Objects.requireNonNull(regions.get(0).witness()).words())
                .contains("Measure 1: Proposed measure: Training allowance (AFO)");
    }

    @Test
    void of_changedCriterion_reachesWhatFollows() {
        List<Region> regions = regions(
                        valais().with("eligibility.dmn", "<rule id=\"labour-difficulty.3\">", "UNKNOWN", "NOT_MET"))
                .regions();

        assertThat(regions).hasSize(1);
        assertThat(regions.get(0).text())
                .startsWith(
                        "“Difficulty on the labour market”, when Difficulty on the labour market: not known → Status: ");
        assertThat(regions.get(0).outcomes()).containsExactly("eligibility", "disposition");
        assertThat(regions.get(0).differs()).extracting(Region.Flip::outcome).contains("eligibility");
    }
}
