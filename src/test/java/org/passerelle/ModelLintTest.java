package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.analysis.ModelCheck;
import org.passerelle.analysis.ModelFinding;
import org.passerelle.analysis.TableAnalysis;
import org.passerelle.programme.Edition;
import org.passerelle.programme.ProgrammeFolder;

/** Every model of every programme, as it stands on disk, and of the template. */
final class ModelLintTest {

    private static final String SKIPS_NULL =
            "KIE analyses no table that tests for null; tables_areCompleteAndFreeOfOverlap does.";
    private static final String FREE_TEXT =
            "KIE looks for gaps in enumerations only; tables_areCompleteAndFreeOfOverlap asks for a value that no row names.";
    private static final String OWN_LEGAL_BASIS =
            "Rows with equal outputs stay apart: each carries its own legal basis, reason and text.";
    private static final String NULL_COUNTS =
            "The cell leaves out null, which KIE does not count among the values; '-' would take it in.";
    private static final String STEPS = "The rows of a route are its steps, in order; all of them count.";
    private static final String LISTED = "Each row that is hit adds its entry to a list; all of them count.";
    private static final String WHOLE = "The column holds whole numbers; nothing lies between two neighbours.";
    private static final String RANKED = "The law ranks the cases; see the ADR that the decision cites.";

    /** Messages of the validator that are no faults; docs/not-bugs.md says more. */
    private static final List<Explained> EXPLAINED = List.of(
            new Explained(
                    "besancon-planoise", "DECISION_TABLE_ANALYSIS_ERROR", SKIPS_NULL, "concerned", "assessment-state"),
            new Explained(
                    "sion-pilot",
                    "DECISION_TABLE_ANALYSIS_ERROR",
                    SKIPS_NULL,
                    "rights-standing",
                    "former-self-employed",
                    "permit-b-rights-ended",
                    "work-capacity",
                    "unfit-for-motivation",
                    "pilot-target",
                    "joint-decision",
                    "open-limits"),
            new Explained("sion-pilot", "DECISION_TABLE_CONTRACTION_RULE", OWN_LEGAL_BASIS, "member-relief"),
            new Explained(
                    "valais-coaching",
                    "DECISION_TABLE_ANALYSIS_ERROR",
                    SKIPS_NULL,
                    "announcement-ground",
                    "laci-prior-step",
                    "social-aid-check",
                    "authorisation-in-force",
                    "partner-liability",
                    "lias-workflow",
                    "daily-allowance-ceiling",
                    "article-59d-check",
                    "induction-length-check"),
            new Explained(
                    "valais-coaching",
                    "DECISION_TABLE_GAP",
                    FREE_TEXT,
                    "measure-catalogue",
                    "delegation",
                    "nondelegation-grounds",
                    "age-for-programme",
                    "measure-advice"),
            new Explained(
                    "valais-coaching",
                    "DECISION_TABLE_CONTRACTION_RULE",
                    OWN_LEGAL_BASIS,
                    "coaching-eligibility",
                    "data-exchange",
                    "case-disposition",
                    "approval-route",
                    "cost-bearer",
                    "statement-period",
                    "training-allowance-check"),
            new Explained("valais-coaching", "DECISION_TABLE_2NDNFVIOLATION", OWN_LEGAL_BASIS, "coaching-eligibility"),
            new Explained(
                    "valais-coaching",
                    "DECISION_TABLE_2NDNFVIOLATION",
                    NULL_COUNTS,
                    "regimes-concerned",
                    "nondelegation-grounds"),
            new Explained("valais-coaching", "DECISION_TABLE_CONTRACTION_RULE", STEPS, "steps"),
            new Explained("valais-coaching", "DECISION_TABLE_1STNFVIOLATION", STEPS, "steps"),
            new Explained("valais-coaching", "DECISION_TABLE_1STNFVIOLATION", RANKED, "daily-allowances"),
            new Explained("valais-coaching", "DECISION_TABLE_HITPOLICY_RECOMMENDER", RANKED, "daily-allowances"),
            new Explained("cote-dor", "DECISION_TABLE_ANALYSIS_ERROR", SKIPS_NULL, "standing", "contract-renewal"),
            new Explained("cote-dor", "DECISION_TABLE_GAP", WHOLE, "club"),
            new Explained(
                    "cote-dor",
                    "DECISION_TABLE_CONTRACTION_RULE",
                    OWN_LEGAL_BASIS,
                    "examiner",
                    "offer-kind",
                    "offer-months"),
            new Explained("cote-dor", "DECISION_TABLE_2NDNFVIOLATION", NULL_COUNTS, "followed-orientation"),
            new Explained(
                    "cote-dor",
                    "DECISION_TABLE_1STNFVIOLATION",
                    LISTED,
                    "diagnosis-pair",
                    "reported-figures",
                    "contract-steps",
                    "post-tasks"),
            new Explained(
                    "brest-mesp",
                    "DECISION_TABLE_ANALYSIS_ERROR",
                    SKIPS_NULL,
                    "orientation-of-person",
                    "site-phase",
                    "work-contract",
                    "adapted-demands",
                    "health-check",
                    "final-report"),
            new Explained("brest-mesp", "DECISION_TABLE_1STNFVIOLATION", LISTED, "aims"),
            new Explained("brest-mesp", "DECISION_TABLE_CONTRACTION_RULE", OWN_LEGAL_BASIS, "stated-terms"),
            new Explained("brest-mesp", "DECISION_TABLE_2NDNFVIOLATION", OWN_LEGAL_BASIS, "stated-terms"),
            new Explained(
                    "saint-lo-pastel",
                    "DECISION_TABLE_ANALYSIS_ERROR",
                    SKIPS_NULL,
                    "prescriber",
                    "interview-by-both",
                    "views",
                    "annex-prescribers",
                    "iae-eligibility",
                    "cddi-minimum",
                    "cddi-total",
                    "weekly-hours"),
            new Explained("saint-lo-pastel", "DECISION_TABLE_2NDNFVIOLATION", NULL_COUNTS, "admission-status"),
            new Explained("saint-lo-pastel", "DECISION_TABLE_1STNFVIOLATION", LISTED, "path-steps"),
            new Explained("saint-lo-pastel", "DECISION_TABLE_CONTRACTION_RULE", OWN_LEGAL_BASIS, "stated-terms"),
            new Explained("saint-lo-pastel", "DECISION_TABLE_2NDNFVIOLATION", OWN_LEGAL_BASIS, "stated-terms"));

    private record Explained(String programme, String type, String reason, List<String> tables) {
        Explained(String programme, String type, String reason, String... tables) {
            this(programme, type, reason, List.of(tables));
        }

        Stream<String> keys(ProgrammeFolder folder) {
            return folder.id().equals(programme) ? tables.stream().map(table -> type + " " + table) : Stream.empty();
        }
    }

    static List<ProgrammeFolder> folders() {
        return Stream.of("", "docs/template-programme")
                .flatMap(root -> ProgrammeFolder.in(Path.of(root)).stream())
                .toList();
    }

    /** Programmes of others may do without; half of a page in English is none of ours. */
    @Test
    void programmes_thatTheServiceIsBuiltWith_haveLabels() {
        assertThat(ProgrammeFolder.in(Path.of("")))
                .hasSize(6)
                .allMatch(folder -> Files.exists(folder.models().resolve("labels_fr.properties")));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void models_passKieValidation_exceptExplained(ProgrammeFolder folder) throws IOException {
        List<ModelFinding> findings = ModelCheck.validation(folder.models());
        List<String> explained = EXPLAINED.stream()
                .flatMap(explanation -> explanation.keys(folder))
                .toList();
        assertThat(findings)
                .as("messages without explanation")
                .allMatch(finding -> explained.contains(finding.type() + " " + finding.element()));
        assertThat(explained)
                .as("explanations without message")
                .doesNotHaveDuplicates()
                .isSubsetOf(findings.stream()
                        .map(finding -> finding.type() + " " + finding.element())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void tables_areCompleteAndFreeOfOverlap(ProgrammeFolder folder) {
        for (Edition edition : LoadedProgrammes.of(folder).editions()) {
            assertThat(edition.graph().tables()).as(edition.id()).isNotEmpty();
            assertThat(TableAnalysis.of(edition.graph())).as(edition.id()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void elements_haveIds(ProgrammeFolder folder) throws IOException {
        assertThat(conventions(folder, ModelCheck.MISSING_ID)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void tables_useFirstOnlyWithAdr(ProgrammeFolder folder) throws IOException {
        assertThat(conventions(folder, ModelCheck.UNEXPLAINED_FIRST)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void expressions_readNoClockAndCallNoCode(ProgrammeFolder folder) throws IOException {
        assertThat(conventions(folder, ModelCheck.IMPURE_EXPRESSION)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void diagram_showsEveryElement(ProgrammeFolder folder) throws IOException {
        assertThat(conventions(folder, ModelCheck.NOT_IN_DIAGRAM)).isEmpty();
    }

    private static List<ModelFinding> conventions(ProgrammeFolder folder, String type) throws IOException {
        return ModelCheck.conventions(folder.models()).stream()
                .filter(finding -> finding.type().equals(type))
                .toList();
    }
}
