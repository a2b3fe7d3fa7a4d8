package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.Valais;

final class CamelPathTest {

    @Test
    void name_ofAGroup_isItsPath() {
        assertThat(CamelPath.of("followUp", Valais.EDITION.facts())).containsExactly("followUp");
    }

    @Test
    void name_inCamelCase_leadsInto() {
        assertThat(CamelPath.of("conductReports", Valais.EDITION.facts())).containsExactly("conduct", "reports");
    }

    @Test
    void misspeltName_leadsNowhere() {
        assertThat(CamelPath.of("conductReport", Valais.EDITION.facts())).isNull();
        assertThat(CamelPath.of("measuresCode", Valais.EDITION.facts())).isNull();
    }
}
