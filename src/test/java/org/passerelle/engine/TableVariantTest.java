package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.passerelle.RandomCases;
import org.passerelle.Valais;
import org.passerelle.programme.Table;

final class TableVariantTest {

    private static final DecisionEngine ENGINE = new DecisionEngine();

    @Test
    void decide_byTheTableItself_isTheSame() {
        RandomCases cases = RandomCases.of(Valais.EDITION, Valais.DAY, 3);
        for (Table table : Valais.EDITION.graph().tables()) {
            TableVariant same = TableVariant.of(Valais.EDITION, table);
            for (int number = 0; number < 20; number++) {
                Map<String, Object> facts = Valais.facts(cases.next().toString());
                Evaluation expected = ENGINE.decide(Valais.EDITION, facts, Valais.DAY);
                Evaluation decided = Objects.requireNonNull(ENGINE.decide(Valais.EDITION, facts, Valais.DAY, same));
                assertThat(decided.outcomes()).as(table.id()).isEqualTo(expected.outcomes());
                assertThat(decided.findings()).isEqualTo(expected.findings());
                assertThat(rows(decided)).isEqualTo(rows(expected));
            }
        }
    }

    private static List<String> rows(Evaluation evaluation) {
        List<String> rows = new ArrayList<>();
        evaluation.trace().consultations().forEach(consultation -> rows.addAll(consultation.rows()));
        return rows;
    }

    @Test
    void decide_withARowLess_hasNoResultWhereItCounted() {
        Table table = Valais.EDITION.graph().tables().stream()
                .filter(each -> each.id().equals("labour-difficulty"))
                .findFirst()
                .orElseThrow();
        Table less = new Table(
                table.id(),
                table.decision(),
                table.hitPolicy(),
                table.columns(),
                table.outputs(),
                table.rows().subList(0, 2),
                table.defaults());
        TableVariant variant = TableVariant.of(Valais.EDITION, less);

        Map<String, Object> known = Valais.facts("{\"assessment\": {\"labourMarketDifficulty\": true}}");
        assertThat(ENGINE.decide(Valais.EDITION, known, Valais.DAY, variant)).isNotNull();
        assertThat(ENGINE.decide(Valais.EDITION, Valais.facts("{}"), Valais.DAY, variant))
                .isNull();
    }
}
