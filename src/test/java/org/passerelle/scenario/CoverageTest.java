package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;

final class CoverageTest {

    private static final Coverage COVERAGE = new Coverage(
            Valais.EDITION,
            List.of(
                    showing(Evidence.RULES, "followed-by-partner.1"),
                    showing(Evidence.RULES, "followed-by-partner.3"),
                    showing(Evidence.FINDINGS, "laci-without-orp"),
                    showing(Evidence.ASSUMPTIONS, "A-AUTH")));

    @Test
    void tables_rowsThatCounted_areHit() {
        assertThat(COVERAGE.tables())
                .contains(new Coverage.OfTable("followed-by-partner", 3, List.of("followed-by-partner.2")));
    }

    @Test
    void tables_notConsulted_areThereWithAllRows() {
        assertThat(COVERAGE.tables())
                .contains(new Coverage.OfTable(
                        "data-exchange", 3, List.of("data-exchange.1", "data-exchange.2", "data-exchange.3")));
    }

    @Test
    void neverShown_idsThatWereShown_areLeftOut() {
        assertThat(COVERAGE.neverShown(Evidence.FINDINGS))
                .contains("same-measure-twice")
                .doesNotContain("laci-without-orp");
        assertThat(COVERAGE.neverShown(Evidence.ASSUMPTIONS)).contains("A-BOTH").doesNotContain("A-AUTH");
    }

    @Test
    void reasonsNeverGiven_reasonsOfRowsHit_areLeftOut() {
        assertThat(COVERAGE.reasons()).contains("FOLLOWUP_UNKNOWN", "NOT_FOLLOWED_BY_ORP_NOR_CMS");
        assertThat(COVERAGE.reasonsNeverGiven())
                .contains("NOT_FOLLOWED_BY_ORP_NOR_CMS")
                .doesNotContain("FOLLOWUP_UNKNOWN");
    }

    private static Observed showing(Evidence kind, String id) {
        return new Observed(Map.of(), Map.of(kind, Set.of(id)));
    }
}
