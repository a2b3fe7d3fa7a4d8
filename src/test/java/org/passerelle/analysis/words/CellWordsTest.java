package org.passerelle.analysis.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.Valais;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

final class CellWordsTest {

    private static final CellWords ENGLISH = new CellWords(new Words(Valais.EDITION, Locale.ENGLISH));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-                          | any value",
                "true                       | yes",
                "true, null                 | yes or not known",
                "\"YES\", \"NO\", null      | Yes, No or not known",
                "not(\"YES\")               | other than Yes, or not known",
                "not(\"YES\", null)         | known and other than Yes",
                "not(null)                  | known",
                "> 31                       | more than 31",
                "<= 0                       | at most 0",
                "< 50, null                 | less than 50 or not known",
                "[18..65)                   | at least 18 and less than 65",
                ">= date(\"2023-01-01\")    | from 1 January 2023 on",
                "< date(\"2023-01-01\")     | before 1 January 2023",
                "\"NO_CODE_AT_ALL\"         | NO_CODE_AT_ALL",
                "> limit                    | > limit",
            })
    void test_isInWords(String cell, String words) {
        assertThat(ENGLISH.test(cell, new Table.Column("x", "x", null, false, List.of())))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PermitBRightsEnded, Permit B rights ended",
        "IAEEligibility, IAE eligibility",
        "clubMonths, Club months",
    })
    void name_withoutALabel_isTakenApart(String name, String words) {
        assertThat(new Words(Valais.EDITION, Locale.ENGLISH).name(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"fr, autre que Oui", "de, etwas anderes als Ja", "en, other than Yes"})
    void test_ofAColumnThatIsAlwaysKnown_doesNotSpeakOfTheUnknown(String language, String words) {
        CellWords inLanguage = new CellWords(new Words(Valais.EDITION, Locale.forLanguageTag(language)));

        assertThat(inLanguage.test("not(\"YES\")", new Table.Column("x", "x", null, true, List.of())))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"YES\"                | Yes",
                "null                   | none stated",
                "260                    | 260",
                "[\"YES\", \"NO\"]          | Yes, No",
                "LaciPriorStep.reason   | as “Prior measure (unemployment insurance) – Reason” says",
                "1 + 1                  | 1 + 1",
            })
    void result_isInWords(String cell, String words) {
        List<Reference> references = List.of(new Reference("LaciPriorStep", List.of("reason")));

        assertThat(ENGLISH.result(cell, new Table.Row("x.1", List.of(), List.of(cell), references)))
                .isEqualTo(words);
    }
}
