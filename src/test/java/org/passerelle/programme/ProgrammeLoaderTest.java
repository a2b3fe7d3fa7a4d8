package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.engine.TraceListener;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Breaks a copy of a programme folder in one place, and reads what the loader says of it. */
final class ProgrammeLoaderTest {

    private static final String ID = "valais-coaching";

    /** One for all tests: rules that a test leaves alone are compiled once. */
    private static final Models MODELS = Models.compiled(new TraceListener());

    @TempDir
    private Path root;

    private Path models;
    private Path rules;

    @BeforeEach
    void copy() throws IOException {
        models = copy(Path.of("dmn", ID), root.resolve("dmn"));
        rules = copy(Path.of("rules", ID), root.resolve("rules"));
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
        return to;
    }

    @Test
    void load_soundFolder_givesTheProgramme() {
        Programme programme = load();
        assertThat(programme.id()).isEqualTo(ID);
        assertThat(programme.editions()).hasSize(1);
    }

    @Test
    void load_unchangeableFacts_areMarked() throws IOException {
        edit("programme.yaml", "  - legal.age", "  - legal.age\n  - measures[].from\n  - socialAid");

        Structure facts = load().latest().facts();

        assertThat(field(facts, "legal", "age").changeable()).isFalse();
        assertThat(field(facts, "legal", "contributionMonths").changeable()).isTrue();
        Structure measure = (Structure) ((ListOf) facts.fields().get("measures").type()).element();
        assertThat(measure.fields().get("from").changeable()).isFalse();
        assertThat(measure.fields().get("to").changeable()).isTrue();
        assertThat(facts.fields().get("socialAid").changeable()).isFalse();
    }

    @Test
    void load_withoutUnchangeableFacts_marksNone() throws IOException {
        edit("programme.yaml", "unchangeable:\n  - legal.age\n", "");

        assertThat(field(load().latest().facts(), "legal", "age").changeable()).isTrue();
    }

    private static FactType.Field field(Structure facts, String group, String name) {
        return ((Structure) facts.fields().get(group).type()).fields().get(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal.ages", "legal.age.years", "leg", "measures.from", "legal[].age", ""})
    void load_unchangeableFactThatIsNone_namesTheLine(String path) throws IOException {
        edit("programme.yaml", "  - legal.age", "  - \"" + path + "\"");

        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "  - \"" + path + "\"")
                        + ": The edition '2023' has no fact '" + path + "'.");
    }

    @Test
    void load_releaseOfWhatIsNot_namesTheLines() throws IOException {
        edit("programme.yaml", "    HEALTH:", "    HELTH:");
        edit("programme.yaml", "      - followUp.followedByCms", "      - followUp.followedBySas");
        edit("programme.yaml", "    dataExchange: NECESSARY_DATA_ONLY", "    dataExchange: EVERYTHING");

        assertThat(defects())
                .containsExactly(
                        "programme.yaml:" + lineOf("programme.yaml", "EVERYTHING")
                                + ": The edition '2023' has no outcome 'dataExchange' that can be 'EVERYTHING'.",
                        "programme.yaml:" + lineOf("programme.yaml", "followedBySas")
                                + ": The edition '2023' has no fact 'followUp.followedBySas'.",
                        "programme.yaml:" + lineOf("programme.yaml", "    HELTH:")
                                + ": The scope has no category 'HELTH'; allowed are [EMPLOYMENT, SOCIAL_AID, HEALTH, TRAINING].");
    }

    @Test
    void load_rowWithoutId_namesTheTable() throws IOException {
        int line = lineOf("eligibility.dmn", "<decisionTable id=\"followed-by-partner\"");
        edit("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<rule>");
        assertThat(defects())
                .containsExactly("eligibility.dmn:" + line + ": Row 2 of the table 'followed-by-partner' must have an"
                        + " id such as 'followed-by-partner.2'.");
    }

    @Test
    void load_rowWithIdOfAnotherTable_namesTheRow() throws IOException {
        edit("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<rule id=\"followed.2\">");
        assertThat(defects())
                .contains("eligibility.dmn:" + lineOf("eligibility.dmn", "id=\"followed.2\"")
                        + ": Row 2 of the table 'followed-by-partner' must have an id such as"
                        + " 'followed-by-partner.2'.");
    }

    @Test
    void load_duplicateRowId_namesTheRow() throws IOException {
        edit("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<rule id=\"followed-by-partner.1\">");
        assertThat(defects())
                .contains("eligibility.dmn:" + lineOf("eligibility.dmn", "id=\"followed-by-partner.1\"")
                        + ": Row 2 of the table 'followed-by-partner' has an id that another rule has too.");
    }

    @Test
    void load_rowWithoutLegalBasis_namesTheRow() throws IOException {
        editAfter("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<text>R5</text>", "<text>-</text>");
        assertThat(defects())
                .containsExactly("eligibility.dmn:" + lineOf("eligibility.dmn", "id=\"followed-by-partner.2\"")
                        + ": Row 2 of the table 'followed-by-partner' has no legal basis.");
    }

    @Test
    void load_rowWithEmptyAnnotation_namesTheRow() throws IOException {
        editAfter("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<text>R5</text>", "<text></text>");
        assertThat(defects())
                .containsExactly("eligibility.dmn:" + lineOf("eligibility.dmn", "id=\"followed-by-partner.2\"")
                        + ": Row 2 of the table 'followed-by-partner' must fill every annotation; '-' stands"
                        + " for none.");
    }

    @Test
    void load_unknownLocator_namesTheRow() throws IOException {
        editAfter("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<text>R5</text>", "<text>R5; R99</text>");
        assertThat(defects())
                .containsExactly("eligibility.dmn:" + lineOf("eligibility.dmn", "id=\"followed-by-partner.2\"")
                        + ": Row 2 of the table 'followed-by-partner' cites 'R99', which no source in"
                        + " programme.yaml lists.");
    }

    @Test
    void load_unknownWarning_namesTheRow() throws IOException {
        edit("funding.dmn", "<text>AFO_DEROGATION_IS_FEDERAL</text>", "<text>AFO_DEROGATION</text>");
        assertThat(defects())
                .singleElement()
                .asString()
                .matches("funding.dmn:[1-9]\\d*: Row \\d+ of the table '[a-z-]+' raises 'AFO_DEROGATION',"
                        + " which programme.yaml does not list.");
    }

    @Test
    void load_modelThatDoesNotCompile_namesTheElement() throws IOException {
        edit("eligibility.dmn", "<text>CoachingEligibility</text>", "<text>CoachingEligibility +</text>");
        assertThat(defects()).isNotEmpty().allMatch(defect -> defect.matches("(?s)eligibility.dmn:[1-9]\\d*: .*"));
    }

    @Test
    void load_truncatedModel_namesTheLineAndNothingElse() throws IOException {
        String text = read("types.dmn");
        Files.writeString(models.resolve("types.dmn"), text.substring(0, text.length() / 2));
        assertThat(defects())
                .singleElement()
                .asString()
                .matches("types.dmn:[1-9]\\d*: The file is not a DMN model: .*");
    }

    @Test
    void load_missingImport_namesTheImport() throws IOException {
        Files.delete(models.resolve("conduct.dmn"));
        assertThat(defects())
                .containsExactly("coaching.dmn:" + lineOf("coaching.dmn", "<import id=\"coaching.import.conduct\"")
                        + ": The imported file 'conduct.dmn' is missing.");
    }

    @Test
    void load_missingRootModel_namesTheEdition() throws IOException {
        edit("programme.yaml", "model: coaching.dmn", "model: couching.dmn");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "couching.dmn")
                        + ": The model 'couching.dmn' of the edition '2023' is missing.");
    }

    @Test
    void load_unknownDecisionService_namesTheEdition() throws IOException {
        edit("programme.yaml", "decisionService: CoachingService", "decisionService: Coaching");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "decisionService: Coaching")
                        + ": There is no decision service 'Coaching' in coaching.dmn.");
    }

    @Test
    void load_twoEditionsInForceOnOneDay_namesTheSecond() throws IOException {
        edit("programme.yaml", "decidingOutcomes:", """
                  - id: "2024"
                    inForceFrom: 2024-01-01
                    model: coaching.dmn
                    decisionService: CoachingService
                decidingOutcomes:""");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "inForceFrom: 2024-01-01")
                        + ": The editions '2023' and '2024' are in force on one day.");
    }

    @Test
    void load_editionThatEndsBeforeItBegins_namesTheLine() throws IOException {
        edit("programme.yaml", "inForceFrom: 2021-07-01", "inForceFrom: 2021-07-01\n    inForceTo: 2021-06-30");

        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "inForceTo: 2021-06-30")
                        + ": The last day is before the first.");
    }

    @Test
    void load_editionsThatFollowEachOther_areBothLoaded() throws IOException {
        edit("programme.yaml", "inForceFrom: 2021-07-01", "inForceFrom: 2021-07-01\n    inForceTo: 2023-12-31");
        edit("programme.yaml", "decidingOutcomes:", """
                  - id: "2024"
                    inForceFrom: 2024-01-01
                    model: coaching.dmn
                    decisionService: CoachingService
                decidingOutcomes:""");
        assertThat(load().editions()).extracting(Edition::id).containsExactly("2023", "2024");
    }

    @Test
    void load_unknownKey_namesTheAllowed() throws IOException {
        edit("programme.yaml", "jurisdiction: CH-VS", "jurisdiction: CH-VS\njurisdiktion: CH-VS");
        assertThat(defects())
                .singleElement()
                .asString()
                .startsWith("programme.yaml:" + lineOf("programme.yaml", "jurisdiktion")
                        + ": There is no key 'jurisdiktion' here;")
                .contains("jurisdiction");
    }

    @Test
    void load_missingKey_isNamed() throws IOException {
        editAfter("programme.yaml", "- id: lemc", "    publisher: Canton du Valais\n", "");
        assertThat(defects())
                .singleElement()
                .asString()
                .startsWith("programme.yaml:" + lineOf("programme.yaml", "- id: lemc"))
                .contains("publisher");
    }

    @Test
    void load_keyWithoutValue_isNamed() throws IOException {
        edit("programme.yaml", "jurisdiction: CH-VS", "jurisdiction:");
        assertThat(defects())
                .singleElement()
                .asString()
                .startsWith("programme.yaml:" + lineOf("programme.yaml", "jurisdiction:"))
                .contains("jurisdiction");
    }

    @Test
    void load_notYaml_namesTheLine() throws IOException {
        edit("programme.yaml", "jurisdiction: CH-VS", "jurisdiction: [CH-VS");
        assertThat(defects()).singleElement().asString().matches("(?s)programme.yaml:[1-9]\\d*: .*");
    }

    @Test
    void load_otherIdThanTheFolder_namesTheLine() throws IOException {
        edit("programme.yaml", "id: valais-coaching", "id: valais");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "id: valais")
                        + ": The id must be the name of the folder, 'valais-coaching'.");
    }

    @Test
    void load_titleInAnotherLanguage_namesBothLines() throws IOException {
        editAfter("programme.yaml", "titles:", "  de: ", "  rm: ");
        assertThat(defects())
                .containsExactly(
                        "programme.yaml:" + lineOf("programme.yaml", "titles:")
                                + ": There is no title of the programme in 'de'.",
                        "programme.yaml:" + lineOf("programme.yaml", "  rm: ")
                                + ": There is a title of the programme in 'rm'; allowed are [fr, de, en].");
    }

    @Test
    void load_comparisonWithoutALanguage_namesTheLine() throws IOException {
        editAfter("programme.yaml", "  howLong:", "    de: Die Quelle nennt keine Dauer\n", "");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "  howLong:")
                        + ": There is no text of 'howLong' in 'de'.");
    }

    @Test
    void load_comparisonWithoutAKey_namesTheKey() throws IOException {
        edit("programme.yaml", "  whoPays:", "  howMuch:");
        assertThat(defects())
                .singleElement()
                .asString()
                .startsWith("programme.yaml:" + lineOf("programme.yaml", "comparison:"))
                .contains("whoPays");
    }

    @Test
    void load_locatorTwice_namesTheLine() throws IOException {
        edit("programme.yaml", "      - REMC 28\n", "      - REMC 28\n      - LEMC 20\n");
        assertThat(defects())
                .containsExactly("programme.yaml:" + (lineOf("programme.yaml", "- REMC 28") + 1)
                        + ": The locator 'LEMC 20' stands twice.");
    }

    @Test
    void load_warningWithUnknownLocator_namesTheLine() throws IOException {
        edit("programme.yaml", "FUND_MAY_BE_CHARGED: LEMC 42 al. 3", "FUND_MAY_BE_CHARGED: LEMC 99");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "FUND_MAY_BE_CHARGED")
                        + ": The warning 'FUND_MAY_BE_CHARGED' cites 'LEMC 99', which no source in"
                        + " programme.yaml lists.");
    }

    @Test
    void load_missingText_namesTheFile() throws IOException {
        edit("texts_de.properties", "followed-by-partner.2=", "#");
        assertThat(defects()).containsExactly("texts_de.properties: There is no text for 'followed-by-partner.2'.");
    }

    @Test
    void load_blankText_namesTheLine() throws IOException {
        Files.writeString(
                models.resolve("texts_de.properties"),
                read("texts_de.properties").replaceFirst("followed-by-partner\\.2=.*", "followed-by-partner.2="));
        assertThat(defects())
                .containsExactly("texts_de.properties:" + lineOf("texts_de.properties", "followed-by-partner.2=")
                        + ": There is no text for 'followed-by-partner.2'.");
    }

    @Test
    void load_orphanText_namesTheLine() throws IOException {
        edit("texts_en.properties", "followed-by-partner.2=", "nobody.7=Nobody says this.\nfollowed-by-partner.2=");
        assertThat(defects())
                .containsExactly("texts_en.properties:" + lineOf("texts_en.properties", "nobody.7")
                        + ": The text 'nobody.7' belongs to no rule and no code.");
    }

    @Test
    void load_missingLabel_isNamed() throws IOException {
        edit("labels_de.properties", "/measures/code=", "#");
        assertThat(defects()).containsExactly("labels_de.properties: There is no text for '/measures/code'.");
    }

    @Test
    void load_orphanLabel_namesTheLine() throws IOException {
        edit("labels_en.properties", "/measures/code=", "/measures/weight=Weight\n/measures/code=");
        assertThat(defects())
                .containsExactly("labels_en.properties:" + lineOf("labels_en.properties", "/measures/weight")
                        + ": The text '/measures/weight' belongs to no decision, column, output, fact or outcome.");
    }

    @Test
    void load_withoutAnyLabels_givesTheProgramme() throws IOException {
        for (String language : List.of("fr", "de", "en")) {
            Files.delete(models.resolve("labels_" + language + ".properties"));
        }
        assertThat(load().latest().texts().label("/measures/code", Locale.FRENCH))
                .isNull();
    }

    @Test
    void load_textTwice_namesTheSecond() throws IOException {
        edit("texts_en.properties", "followed-by-partner.3=", "followed-by-partner.2=Again.\nfollowed-by-partner.3=");
        assertThat(defects())
                .containsExactly("texts_en.properties:" + lineOf("texts_en.properties", "=Again.")
                        + ": The text 'followed-by-partner.2' stands twice.");
    }

    @Test
    void load_otherPlaceholders_namesTheLine() throws IOException {
        edit("texts_en.properties", "followed-by-partner.2=", "followed-by-partner.2={someone} ");
        assertThat(defects())
                .containsExactly("texts_en.properties:" + lineOf("texts_en.properties", "followed-by-partner.2=")
                        + ": The placeholders of 'followed-by-partner.2' differ from those in"
                        + " texts_fr.properties, [].");
    }

    @Test
    void load_missingTextsFile_isNamed() throws IOException {
        Files.delete(models.resolve("texts_de.properties"));
        assertThat(defects()).containsExactly("texts_de.properties: The file is missing.");
    }

    @Test
    void load_findingWithoutSeverity_namesTheRule() throws IOException {
        editRule(
                "rule \"same-measure-twice\"\n@LegalBasis(\"R3\")\n@Severity(\"WARNING\")",
                "rule \"same-measure-twice\"\n@LegalBasis(\"R3\")");
        assertThat(defects())
                .containsExactly(ruleLine() + ": The rule 'same-measure-twice' has no @Severity; allowed are"
                        + " [ERROR, WARNING, REMINDER, NOTICE].");
    }

    @Test
    void load_findingWithoutLegalBasis_namesTheRule() throws IOException {
        editRule("rule \"same-measure-twice\"\n@LegalBasis(\"R3\")", "rule \"same-measure-twice\"");
        assertThat(defects()).containsExactly(ruleLine() + ": The rule 'same-measure-twice' has no legal basis.");
    }

    @Test
    void load_drlSyntaxError_namesTheLineAndNothingElse() throws IOException {
        editRule("rule \"same-measure-twice\"", "rule rule \"same-measure-twice\"");
        assertThat(defects()).isNotEmpty().allMatch(defect -> defect.matches("(?s)measures.drl:[1-9]\\d*: .*"));
    }

    @Test
    void load_storeThatNothingFeeds_namesTheLine() throws IOException {
        editRule("    conductStatements: DataStore", "    conductStatement: DataStore");
        assertThat(defects())
                .contains("measures.drl:" + ruleLine("    conductStatement: DataStore")
                        + ": 'conductStatement' of MeasureFindings is fed by nothing: there is no such fact, outcome"
                        + " or table.");
    }

    @Test
    void load_propertyThatNoFactFills_namesTheLineAndWhatThereIs() throws IOException {
        editRule("    sasPreavisOn: LocalDate\n", "    sasPreavisOn: LocalDate\n    sasPreavisBy: String\n");
        assertThat(defects())
                .singleElement()
                .asString()
                .startsWith("measures.drl:" + ruleLine("    sasPreavisBy")
                        + ": 'sasPreavisBy' of Measure would never have a value; what feeds its type has [")
                .contains("sasPreavisOn", "pointer");
    }

    @Test
    void load_propertyThatWouldTurnUnknownIntoFalse_namesTheLine() throws IOException {
        editRule("    listed: Boolean", "    listed: boolean");
        assertThat(defects())
                .containsExactly("measures.drl:" + ruleLine("    listed: boolean")
                        + ": 'listed' of CatalogueEntry is of type boolean; what feeds it needs one of [Boolean].");
    }

    @Test
    void load_unitWithoutFindings_namesTheUnit() throws IOException {
        editRule("    findings: Findings = new Findings()\n", "");
        assertThat(defects())
                .contains("measures.drl:" + ruleLine("declare MeasureFindings extends")
                        + ": The rule unit 'MeasureFindings' declares no property of type Findings.");
    }

    @Test
    void load_propertyOfTheUnitThatIsNoStore_namesTheLine() throws IOException {
        editRule("    findings: Findings", "    limit: Integer = 3\n    findings: Findings");
        assertThat(defects())
                .containsExactly("measures.drl:" + ruleLine("    limit: Integer")
                        + ": 'limit' of MeasureFindings must be a DataStore<…>, a SingletonStore<…> or Findings.");
    }

    @Test
    void load_misspeltNamesInRules_areNamedAllAtOnceWithTheirLines() throws IOException {
        editRule("communeDecisionBy == \"CMS\"", "comuneDecisionBy == \"CMS\"");
        editRule("not /measures[ id == $statement.measure ]", "not /measuress[ id == $statement.measure ]");
        editRule("$measure.getPointer() + \"/from\"", "$measure.getPointr() + \"/from\"");
        edit("eligibility.dmn", "<text>CoachingEligibility</text>", "<text>CoachingEligibility +</text>");
        assertThat(defects())
                .anyMatch(defect -> defect.startsWith("eligibility.dmn:"))
                .filteredOn(defect -> defect.startsWith("measures.drl:"))
                .satisfiesExactlyInAnyOrder(
                        defect -> assertThat(defect)
                                .startsWith("measures.drl:" + ruleLine("comuneDecisionBy") + ": ")
                                .contains("comuneDecisionBy"),
                        defect -> assertThat(defect)
                                .startsWith("measures.drl:" + ruleLine("/measuress") + ": ")
                                .contains("measuress"),
                        defect -> assertThat(defect)
                                .startsWith("measures.drl:" + ruleLine("getPointr()") + ": ")
                                .contains("getPointr()"));
    }

    @Test
    void load_wrongFunction_namesTheLineOnce() throws IOException {
        editRule("function Map missingQuarters(LocalDate first", "function Map missingQuarters(LocalDat first");
        assertThat(defects())
                .isNotEmpty()
                .allMatch(defect -> defect.startsWith("measures.drl:"))
                .anyMatch(defect -> defect.contains("LocalDat"));
    }

    @Test
    void load_unitDeclaredTwice_namesTheSecond() throws IOException {
        Files.copy(rules.resolve("tandem.drl"), rules.resolve("tandem2.drl"));
        assertThat(defects())
                .contains("tandem2.drl:"
                        + lineOf(Files.readString(rules.resolve("tandem.drl")), "declare TandemFindings", 0)
                        + ": The rule unit 'valais.coaching.tandem.TandemFindings' is declared in tandem.drl too.");
    }

    @Test
    void load_rulesThatAnEditionNamesButHasNot_namesTheLine() throws IOException {
        edit(
                "programme.yaml",
                "decisionService: CoachingService",
                "decisionService: CoachingService\n    rules: [person.drl, persons.drl]");
        assertThat(defects())
                .containsExactly("programme.yaml:" + lineOf("programme.yaml", "persons.drl")
                        + ": The rules 'persons.drl' of the edition '2023' are missing.");
    }

    @Test
    void load_twoModelsWithOneNamespace_namesTheOther() throws IOException {
        String types = read("types.dmn");
        String namespace =
                types.substring(types.indexOf("namespace=\""), types.indexOf('"', types.indexOf("namespace=\"") + 11));
        String conduct = read("conduct.dmn");
        String other = conduct.substring(
                conduct.indexOf("namespace=\""), conduct.indexOf('"', conduct.indexOf("namespace=\"") + 11));
        edit("conduct.dmn", other, namespace);
        assertThat(defects())
                .anyMatch(defect -> defect.matches(
                        "conduct.dmn:[1-9]\\d*: The model has the namespace of types.dmn; it needs its own."));
    }

    @Test
    void load_severalDefects_namesAllAtOnce() throws IOException {
        editAfter("eligibility.dmn", "<rule id=\"followed-by-partner.2\">", "<text>R5</text>", "<text>R99</text>");
        edit("texts_en.properties", "followed-by-partner.2=", "followed-by-partner.2={someone} ");
        edit("programme.yaml", "FUND_MAY_BE_CHARGED: LEMC 42 al. 3", "FUND_MAY_BE_CHARGED: LEMC 99");
        assertThat(defects()).hasSize(3);
    }

    private Programme load() {
        return ProgrammeLoader.load(new ProgrammeFolder(ID, models, rules), MODELS);
    }

    private List<String> defects() {
        InvalidProgramme invalid = catchThrowableOfType(InvalidProgramme.class, this::load);
        assertThat(invalid).as("the folder loads").isNotNull();
        return invalid.defects().stream().map(Defect::toString).toList();
    }

    private String read(String file) throws IOException {
        return Files.readString(models.resolve(file));
    }

    private void edit(String file, String from, String to) throws IOException {
        edit(models.resolve(file), "", from, to);
    }

    private void editAfter(String file, String place, String from, String to) throws IOException {
        edit(models.resolve(file), place, from, to);
    }

    private void editRule(String from, String to) throws IOException {
        edit(rules.resolve("measures.drl"), "", from, to);
    }

    private static void edit(Path file, String place, String from, String to) throws IOException {
        String text = Files.readString(file);
        int start = text.indexOf(from, text.indexOf(place));
        assertThat(start).as("'%s' in %s", from, file).isPositive();
        Files.writeString(file, text.substring(0, start) + to + text.substring(start + from.length()));
    }

    private String ruleLine() throws IOException {
        return "measures.drl:" + ruleLine("rule \"same-measure-twice\"");
    }

    private int ruleLine(String part) {
        try {
            return lineOf(Files.readString(rules.resolve("measures.drl")), part, 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int lineOf(String file, String part) throws IOException {
        return lineOf(read(file), part, 0);
    }

    private static int lineOf(String text, String part, int from) {
        return (int) text.substring(0, text.indexOf(part, from) + 1).lines().count();
    }
}
