package org.passerelle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NearestTest {

    @Test
    void of_misspelt_isTheWordMeant() {
        assertThat(Nearest.of("announcment", List.of("authorisation", "announcement", "measures")))
                .isEqualTo("announcement");
    }

    @Test
    void of_otherCase_isTheWordAsListed() {
        assertThat(Nearest.of("SOCIAL_aid", List.of("ORP", "SOCIAL_AID"))).isEqualTo("SOCIAL_AID");
    }

    @Test
    void of_twoEdits_isNearEvenForShortWords() {
        assertThat(Nearest.of("AIXY", List.of("AIT"))).isEqualTo("AIT");
        assertThat(Nearest.of("AIXYZ", List.of("AIT"))).isNull();
    }

    @Test
    void of_aThirdOfTheWord_isTheLimitForLongWords() {
        assertThat(Nearest.of("abcdefghixxx", List.of("abcdefghi")))
                .as("3 of 12")
                .isEqualTo("abcdefghi");
        assertThat(Nearest.of("abcdefghxxxx", List.of("abcdefgh")))
                .as("4 of 12")
                .isEqualTo("abcdefgh");
        assertThat(Nearest.of("abcdefgxxxxx", List.of("abcdefg"))).as("5 of 12").isNull();
    }

    @Test
    void of_nothingInCommon_isNull() {
        assertThat(Nearest.of("D", List.of("B", "C"))).isNull();
        assertThat(Nearest.of("", List.of("B", "CH"))).isNull();
        assertThat(Nearest.of("anything", List.of())).isNull();
    }

    @Test
    void of_tie_isTheFirstInNaturalOrder() {
        assertThat(Nearest.of("cat", List.of("rat", "bat", "hat"))).isEqualTo("bat");
        assertThat(Nearest.of("cat", Set.of("hat", "rat", "bat"))).isEqualTo("bat");
    }

    @Test
    void of_closer_winsOverFirst() {
        assertThat(Nearest.of("coats", List.of("bats", "coat"))).isEqualTo("coat");
    }

    @Test
    void ofAll_farFromEach_isTheLeastFar() {
        assertThat(Nearest.ofAll("COURSE", List.of("AIT", "LANGUAGE_COURSE", "SEMO")))
                .isEqualTo("LANGUAGE_COURSE");
        assertThat(Nearest.ofAll("", List.of("AIT"))).isNull();
        assertThat(Nearest.ofAll("ZZZ", List.of("AIT"))).isNull();
    }
}
