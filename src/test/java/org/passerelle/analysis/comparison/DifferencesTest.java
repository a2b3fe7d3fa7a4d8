package org.passerelle.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.Edited;
import org.passerelle.Valais;
import org.passerelle.analysis.comparison.Difference.Kind;
import org.passerelle.programme.Programme;

final class DifferencesTest {

    private static final String ELIGIBILITY = "eligibility.dmn";

    @TempDir
    private Path root;

    private Edited valais() {
        return Edited.copyOf("valais-coaching", root);
    }

    private static List<Difference> differences(Programme after) {
        return Differences.of(Valais.PROGRAMME, after, Locale.ENGLISH);
    }

    @Test
    void of_sameFiles_areNone() {
        assertThat(differences(valais().load())).isEmpty();
    }

    @Test
    void of_changedCell_namesRowColumnAndBothInWords() {
        Programme after = valais().withCells(ELIGIBILITY, Map.of("labour-difficulty.1.input.1", "false, null"))
                .load();

        assertThat(differences(after))
                .containsExactly(new Difference(
                        Kind.CONDITION_CHANGED,
                        "2023",
                        "LabourDifficulty",
                        "labour-difficulty",
                        "labour-difficulty.1",
                        "assessment.labourMarketDifficulty",
                        "true",
                        "false, null",
                        "“Difficulty on the labour market”, row labour-difficulty.1: “Difficulty on the labour market” must"
                                + " be: no or not known; it was: yes."));
    }

    @Test
    void of_newRowWithItsText_namesThem() {
        String row = """
                <rule id="delegation.5">
                  <inputEntry id="delegation.5.input.1"><text>"NEW"</text></inputEntry>
                  <outputEntry id="delegation.5.output.1"><text>true</text></outputEntry>
                  <annotationEntry><text>R16</text></annotationEntry>
                  <annotationEntry><text>-</text></annotationEntry>
                  <annotationEntry><text>-</text></annotationEntry>
                  <annotationEntry><text>-</text></annotationEntry>
                </rule>
                """;
        Programme after = valais().with("funding.dmn", "<rule id=\"delegation.4\">", "</rule>", "</rule>" + row)
                .with("texts_fr.properties", "delegation.1=", "delegation.1=", "delegation.5=Neuf.\ndelegation.1=")
                .with("texts_de.properties", "delegation.1=", "delegation.1=", "delegation.5=Neu.\ndelegation.1=")
                .with("texts_en.properties", "delegation.1=", "delegation.1=", "delegation.5=New.\ndelegation.1=")
                .load();

        assertThat(differences(after))
                .extracting(Difference::kind, Difference::text)
                .containsExactly(
                        tuple(
                                Kind.ROW_ADDED,
                                "“Measures delegated to the ORP”, new row delegation.5: Measure: NEW → Measures delegated to"
                                        + " the ORP: yes."),
                        tuple(Kind.TEXT_ADDED, "New text delegation.5: New."));
    }

    @Test
    void of_resultAndBasis_namesEach() {
        Programme after = valais().with(
                        ELIGIBILITY, "<rule id=\"labour-difficulty.1\">", "<text>R8</text>", "<text>R9</text>")
                .with(ELIGIBILITY, "<rule id=\"labour-difficulty.3\">", "UNKNOWN", "NOT_MET")
                .load();

        assertThat(differences(after))
                .extracting(Difference::kind, Difference::row, Difference::before, Difference::after)
                .containsExactly(
                        tuple(Kind.RESULT_CHANGED, "labour-difficulty.3", "\"UNKNOWN\"", "\"NOT_MET\""),
                        tuple(Kind.BASIS_CHANGED, "labour-difficulty.1", "R8", "R9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "de", "en"})
    void of_newEdition_isComparedWithTheOneBefore(String language) {
        Programme after = valais().with(
                        "programme.yaml", "editions:", "    inForceFrom: 2021-07-01", """
                            inForceFrom: 2021-07-01
                            inForceTo: 2026-12-31
                            model: coaching.dmn
                            decisionService: CoachingService
                          - id: "2027"
                            inForceFrom: 2027-01-01
                        """.stripTrailing())
                .withCells(ELIGIBILITY, Map.of("labour-difficulty.1.input.1", "true, null"))
                .load();

        assertThat(Differences.of(Valais.PROGRAMME, after, Locale.forLanguageTag(language)))
                .extracting(Difference::kind, Difference::edition)
                .containsExactly(
                        tuple(Kind.IN_FORCE_CHANGED, "2023"),
                        tuple(Kind.CONDITION_CHANGED, "2023"),
                        tuple(Kind.EDITION_ADDED, "2027"),
                        tuple(Kind.CONDITION_CHANGED, "2027"));
        assertThat(Differences.of(after, Valais.PROGRAMME, Locale.ENGLISH))
                .extracting(Difference::kind)
                .endsWith(Kind.EDITION_REMOVED);
    }
}
