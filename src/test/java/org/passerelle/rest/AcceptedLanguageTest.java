package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.programme.Texts;

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
                    , ,,,,,,,,,,,,de            > de
                    en;q=0.5,,de                > de
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

    /* The parser of the JDK takes time by the square of the ranges, half a second for a header of 18 KiB: so they are counted. */
    @Test
    void header_ofWhateverLength_isReadNoFurtherThanTenRanges() {
        Random random = new Random(1);
        for (int tries = 0; tries < 2_000; tries++) {
            String header = header(random);
            String read = AcceptedLanguage.beginning(header);

            assertThat(List.of(header.split(",", -1))).containsAll(List.of(read.split(",", -1)));
            assertThat(read.length()).isLessThanOrEqualTo(200);
            assertThat(read.chars().filter(character -> character == ',')).hasSizeLessThan(10);
            assertThat(Texts.LANGUAGES).contains(AcceptedLanguage.of(header));
        }
    }

    private static String header(Random random) {
        StringBuilder header = new StringBuilder();
        int length = random.nextInt(20_000);
        while (header.length() < length) {
            header.append("abdefrnch-*;q=0.5 ,,,,".charAt(random.nextInt(22)));
        }
        return header.toString();
    }

    @Test
    void rangesThatAreRead_areWhole() {
        String fillers = "it;q=0.1".concat(" ".repeat(185)).concat(",");
        assertThat(AcceptedLanguage.beginning(fillers + "en-GBR,de")).isEqualTo(fillers + "en-GBR");
        assertThat(AcceptedLanguage.beginning(fillers + "en-Latn,de")).isEqualTo(fillers.replace(",", ""));
        assertThat(AcceptedLanguage.beginning("a".repeat(201))).isEmpty();
        assertThat(AcceptedLanguage.of("a,b,c,d,e,f,g,h,i,de,en").getLanguage()).isEqualTo("de");
        assertThat(AcceptedLanguage.of("a,b,c,d,e,f,g,h,i,j,de").getLanguage()).isEqualTo("fr");
    }
}
