package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcceptedLanguageTest {

    @Test
    void language_ofNoHeader_isFrench() {
        assertThat(AcceptedLanguage.of(null).getLanguage()).isEqualTo("fr");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '>', textBlock = """
                    ''                          > fr
                    de                          > de
                    EN                          > en
                    de-CH                       > de
                    de-Latn-CH-1996             > de
                    it                          > fr
                    it, en                      > en
                    en, de                      > en
                    en;q=0.5, de;q=0.8          > de
                    en;q=0.5, de;q=0.8, it      > de
                    en;q=0.5, de                > de
                    fr;q=0.1, en;q=0.2          > en
                    *                           > fr
                    *;q=0.5, en;q=0.1           > fr
                    de, *;q=0.5                 > de
                    fr;q=0, *                   > de
                    fr;q=0, de;q=0, *;q=0.1     > en
                    en;q=0                      > fr
                    fr;q=0                      > fr
                    en; q=0.9 , de ; q=0.4      > en
                    """)
    void language_isTheOneLikedBest(String header, String language) {
        assertThat(AcceptedLanguage.of(header).getLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
                    en;q=2
                    en;q=
                    en;q=high
                    en_US
                    ;;;
                    ,
                    -
                    en;level=1
                    %00
                    """)
    void language_ofMalformedHeader_isFrench(String header) {
        assertThat(AcceptedLanguage.of(header).getLanguage()).isEqualTo("fr");
    }
}
