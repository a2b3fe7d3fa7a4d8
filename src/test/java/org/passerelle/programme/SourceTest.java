package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceTest {

    private static final Source LACI = source(Map.of("fr", "LACI", "de", "AVIG"));

    private static Source source(Map<String, String> abbreviations) {
        return new Source("laci", Map.of("fr", "Loi"), "Confédération", "2026", List.of(), abbreviations, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "LACI 27 al. 5bis, fr, LACI 27 al. 5bis",
        "LACI 27 al. 5bis, de, AVIG 27 Abs. 5bis",
        "LACI 65, de, AVIG 65",
        "LACI 27 al. 1, en, LACI 27 al. 1",
        "LACIX 1 al. 2, de, LACIX 1 al. 2"
    })
    void locator_isCitedAsInTheLanguage(String locator, String language, String cited) {
        assertThat(LACI.cited(locator, Locale.forLanguageTag(language))).isEqualTo(cited);
    }

    @Test
    void locatorOfASourceWithoutAbbreviations_isCitedAsItIs() {
        assertThat(source(Map.of()).cited("R6 al. 1", Locale.GERMAN)).isEqualTo("R6 al. 1");
    }

    @Test
    void title_inALanguageThatIsMissing_isTheId() {
        assertThat(LACI.title(Locale.FRENCH)).isEqualTo("Loi");
        assertThat(LACI.title(Locale.GERMAN)).isEqualTo("laci");
    }
}
