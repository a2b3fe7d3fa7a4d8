package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.EngineFault;
import org.passerelle.engine.TraceListener;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Explanation;
import org.passerelle.explain.Level;
import org.passerelle.explain.MissingFacts;
import org.passerelle.explain.NearMiss;
import org.passerelle.facts.FactType;
import org.passerelle.facts.JsonSchema;

/** The template programme written in ways that DMN allows: what decides is explained, or the model is refused. */
final class UnusualModelTest {

    private static final Models MODELS = Models.compiled(new TraceListener());
    private static final String MODEL = "library-2026.dmn";
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    @TempDir
    private Path root;

    private Path models;

    @BeforeEach
    void copy() throws IOException {
        models = Files.createDirectories(root.resolve("dmn/library-card"));
        try (Stream<Path> files = Files.list(Path.of("docs/template-programme/dmn/library-card"))) {
            for (Path file : files.toList()) {
                Files.copy(file, models.resolve(file.getFileName().toString()));
            }
        }
    }

    private ProgrammeLoader.Attempt attempt() {
        return attempt(Path.of("docs/template-programme/rules/library-card"));
    }

    private ProgrammeLoader.Attempt attempt(Path rules) {
        return ProgrammeLoader.attempt(new ProgrammeFolder("library-card", models, rules), MODELS);
    }

    private String defects() {
        return attempt().defects().toString();
    }

    private Edition edition() {
        ProgrammeLoader.Attempt attempt = attempt();
        assertThat(attempt.defects()).isEmpty();
        assertThat(attempt.programme()).isNotNull();
        return attempt.programme().latest();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = models.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** Hands the age to functions, of which the last holds the table of fees, or the table to the first. */
    private void editFee(String logic, String functions) throws IOException {
        String text = Files.readString(models.resolve(MODEL));
        int start = text.indexOf("<decisionTable id=\"fee\"");
        int end = text.indexOf("</decisionTable>", start) + "</decisionTable>".length();
        String table = text.substring(start, end);
        String changed = text.substring(0, start)
                + "<knowledgeRequirement id=\"fee-decision.requires\"><requiredKnowledge href=\"#outer\" /></knowledgeRequirement>"
                + logic.replace("TABLE", table)
                + text.substring(end)
                        .replace(
                                "<inputData id=\"person-input\"",
                                functions.replace("TABLE", table.replace("person.age", "age"))
                                        + "<inputData id=\"person-input\"");
        Files.writeString(models.resolve(MODEL), changed);
    }

    private static String invocation(String id, String function, String argument) {
        return """
                <invocation id="%1$s"><literalExpression id="%1$s.f"><text>%2$s</text></literalExpression><binding>
                <parameter id="%1$s.p" name="age" />%3$s</binding></invocation>""".formatted(id, function, argument);
    }

    private static String expression(String id, String text) {
        return "<literalExpression id=\"%s\"><text>%s</text></literalExpression>".formatted(id, text);
    }

    private static String function(String id, String name, String required, String logic) {
        return """
                <businessKnowledgeModel id="%1$s" name="%2$s"><variable id="%1$s.v" name="%2$s" /><encapsulatedLogic id="%1$s.l">
                <formalParameter id="%1$s.p" name="age" />%4$s</encapsulatedLogic>%3$s</businessKnowledgeModel>""".formatted(id, name, required, logic);
    }

    private static Map<String, Object> facts(Object age) {
        Map<String, Object> person = new HashMap<>(Map.of("livesInTown", true));
        person.put("age", age);
        return new HashMap<>(Map.of("person", person, "loans", List.of()));
    }

    private static Explanation explain(Edition edition, Map<String, Object> facts) {
        var evaluation = new DecisionEngine().decide(edition, facts, DAY);
        return new Explainer()
                .explain(edition, evaluation, Level.FULL, Locale.ENGLISH)
                .explanation();
    }

    private static List<String> reasons(Edition edition, Map<String, Object> facts) {
        return explain(edition, facts).reasons().stream()
                .map(Explanation.Reason::rule)
                .toList();
    }

    private static List<String> reasons(Edition edition, Object age) {
        return reasons(edition, facts(age));
    }

    @Test
    void functionThatCallsAnother_isExplainedByTheRowsOfThat() throws IOException {
        String requires = "<knowledgeRequirement id=\"k\"><requiredKnowledge href=\"#inner\" /></knowledgeRequirement>";
        editFee(
                invocation("i", "Outer", expression("i.e", "person.age")),
                function("inner", "Inner", "", "TABLE")
                        + function("outer", "Outer", requires, invocation("o", "Inner", expression("o.e", "age"))));

        assertThat(reasons(edition(), BigDecimal.valueOf(40))).containsExactly("card.1", "fee.3");
    }

    @Test
    void tableHandedToAFunction_isATableOfTheEditionAndExplained() throws IOException {
        editFee(invocation("i", "Outer", "TABLE"), function("outer", "Outer", "", expression("o.e", "age")));

        assertThat(edition().graph().tables()).extracting(Table::id).contains("fee");
        assertThat(reasons(edition(), BigDecimal.valueOf(40))).containsExactly("card.1", "fee.3");
        assertThat(MissingFacts.find(edition(), facts(null), DAY).facts())
                .extracting(MissingFacts.Missing::fact)
                .containsExactly("/person/age");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hitPolicy="UNIQUE">                         | hitPolicy="COLLECT" aggregation="COUNT">
            hitPolicy="UNIQUE">                         | hitPolicy="PRIORITY">
            hitPolicy="UNIQUE">                         | hitPolicy="OUTPUT ORDER">
            <output id="fee-output-1" />                | <output id="fee-output-1"><defaultOutputEntry id="d"><text>"FREE"</text></defaultOutputEntry></output>
            """)
    void tableWhoseResultCannotBeExplained_isRefused(String from, String to) throws IOException {
        String text = Files.readString(models.resolve(MODEL));
        int fee = text.indexOf("<decisionTable id=\"fee\"");
        String rest = text.substring(fee).replaceFirst(from, to);
        Files.writeString(
                models.resolve(MODEL),
                text.substring(0, fee) + (to.contains("default") ? rest.replace("UNIQUE", "COLLECT") : rest));

        assertThat(defects()).contains("What the table of 'Fee' yields cannot be explained; allowed are");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <text>person.age</text>  | <text>Same(person.age)</text>        | Fee
            <text>[18..26)</text>    | <text>? = Same (18)</text>           | Fee
            <text>&quot;FULL&quot;   | <text>Same(&quot;FULL&quot;)         | Fee
            <text>Card</text>        | <text>if Card = "Same" then "b" else Same(Card)</text> | Outcomes
            """)
    void functionCalledWithinAnExpression_isRefused(String from, String to, String owner) throws IOException {
        edit(MODEL, from, to);
        edit(
                MODEL,
                "<inputData id=\"person-input\"",
                function("same", "Same", "", expression("same.e", "age")) + "<inputData id=\"person-input\"");

        assertThat(defects()).contains("'" + owner + "' calls 'Same' within an expression, which cannot be explained;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <text>person.age</text>  | <text>if now ().year &gt; 2026 then 1 else person.age</text> | Fee      | now
            <text>[18..26)</text>    | <text>? &lt; today().year</text>                            | Fee      | today
            <text>Card</text>        | <text>if today() = null then "b" else Card</text>           | Outcomes | today
            """)
    void clockAskedInAnExpression_isRefused(String from, String to, String owner, String function) throws IOException {
        edit(MODEL, from, to);

        assertThat(defects()).contains("'" + owner + "' asks the clock by '" + function + "': the same case would be");
    }

    @Test
    void functionsCalledInOneExpression_areAllNamed() throws IOException {
        edit(MODEL, "<text>Card</text>", "<text>if now() = today() then null else Card</text>");

        assertThat(defects()).contains("asks the clock by 'now'", "asks the clock by 'today'");
    }

    @Test
    void nameOfAFunctionInAText_isNoCall() throws IOException {
        edit(MODEL, "<text>Card</text>", "<text>if Card = \"Same(1)\" then \"REFUSE\" else Card</text>");
        edit(
                MODEL,
                "<inputData id=\"person-input\"",
                function("same", "Same", "", expression("same.e", "age")) + "<inputData id=\"person-input\"");

        assertThat(defects()).doesNotContain("calls");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outcomes-decision-logic-fee-value | loans                          | x.dueOn
            fee-decision                      | loans[item.dueOn != null]      | x.dueOn
            fee-decision                      | [1, 2]                         | x
            """)
    void loopWhoseTurnsAreNotTheEntriesOfAList_isRefused(String place, String list, String result) throws IOException {
        String loop = "<for id=\"f\" iteratorVariable=\"x\"><in id=\"f.i\">" + expression("f.l", list)
                + "</in><return id=\"f.r\">" + expression("f.e", result) + "</return></for>";
        String text = Files.readString(models.resolve(MODEL));
        Files.writeString(
                models.resolve(MODEL),
                place.equals("fee-decision")
                        ? text.replaceFirst("(?s)<decisionTable id=\"fee\".*?</decisionTable>", loop)
                        : text.replaceFirst(
                                "(?s)<literalExpression id=\"" + place + "\">.*?</literalExpression>", loop));

        assertThat(defects()).contains("cannot be explained; it must be all of a decision");
    }

    private static List<String> missing(Edition edition, Map<String, Object> facts) {
        return MissingFacts.find(edition, facts, DAY).facts().stream()
                .map(MissingFacts.Missing::fact)
                .toList();
    }

    /** Gives persons two facts of a type, and a card to whom they are the same. */
    private void compareTwo(String type) throws IOException {
        String component =
                "<itemComponent id=\"tPerson.%1$s\" name=\"%1$s\" isCollection=\"false\"><typeRef>%2$s</typeRef></itemComponent>";
        String first = "<itemComponent id=\"tPerson.livesInTown\"";
        edit("types.dmn", first, component.formatted("one", type) + component.formatted("two", type) + first);
        edit(MODEL, "<text>person.livesInTown</text>", "<text>person.one = person.two</text>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "number", "date"})
    void unknownFactsThatAreCompared_areMissing(String type) throws IOException {
        compareTwo(type);
        Map<String, Object> person = new HashMap<>();
        List.of("one", "two", "livesInTown").forEach(name -> person.put(name, null));
        person.put("age", BigDecimal.TEN);

        assertThat(missing(edition(), Map.of("person", person, "loans", List.of())))
                .containsExactly("/person/one", "/person/two");
    }

    @Test
    void listReadAsAWholeAndInPart_isRead() throws IOException {
        edit(
                MODEL,
                "<text>person.livesInTown</text>",
                "<text>if loans = null then null else loans.dueOn[1] &gt; decisionDate</text>");
        edit(
                MODEL,
                "<decisionTable id=\"card\"",
                "<informationRequirement id=\"r\"><requiredInput href=\"#loans-input\" /></informationRequirement>"
                        + "<informationRequirement id=\"d\"><requiredInput href=\"#decision-date-input\" /></informationRequirement><decisionTable id=\"card\"");
        Map<String, Object> loan = new HashMap<>(Map.of("id", "a"));
        loan.put("dueOn", null);
        loan.put("returnedOn", null);
        Map<String, Object> facts = facts(BigDecimal.TEN);
        facts.put("loans", List.of(loan));

        assertThat(missing(edition(), facts)).containsExactly("/loans/0/dueOn");
    }

    /** Puts a table into a context, in which the same words judge something else each time. */
    private void editContext(String table, String type, String read) throws IOException {
        String text = Files.readString(models.resolve(MODEL));
        int start = text.indexOf("<decisionTable id=\"" + table + "\"");
        int end = text.indexOf("</decisionTable>", start) + "</decisionTable>".length();
        String context = "<context id=\"" + table + ".c\">"
                + entry(table + ".read", "read", "Any", expression(table + ".read.e", read))
                + entry(table + ".good", "good", "Any", expression(table + ".good.e", "read = true or read = 7"))
                + entry(table + ".table", "table", type, text.substring(start, end)) + "</context>";
        Files.writeString(models.resolve(MODEL), text.substring(0, start) + context + text.substring(end));
    }

    private static String entry(String id, String name, String type, String logic) {
        return "<contextEntry id=\"%1$s\"><variable id=\"%1$s.v\" name=\"%2$s\" typeRef=\"%3$s\" />%4$s</contextEntry>"
                .formatted(id, name, type, logic);
    }

    @Test
    void sameWordsInTwoContexts_areTwoExpressions() throws IOException {
        editContext("card", "types.tCard", "person.livesInTown");
        editContext("fee", "types.tFee", "person.age");
        edit(MODEL, "<text>Card</text>", "<text>if Card.good then \"ISSUE\" else \"REFUSE\"</text>");
        edit(MODEL, "<text>Fee</text>", "<text>if Fee.good then \"FULL\" else \"FREE\"</text>");
        edit(MODEL, "name=\"Card\" typeRef=\"types.tCard\"", "name=\"Card\"");
        edit(MODEL, "name=\"Fee\" typeRef=\"types.tFee\"", "name=\"Fee\"");
        Map<String, Object> person = new HashMap<>();
        person.put("livesInTown", null);
        person.put("age", null);

        MissingFacts.Result result = MissingFacts.find(edition(), Map.of("person", person, "loans", List.of()), DAY);

        assertThat(result.facts())
                .containsExactly(
                        new MissingFacts.Missing("/person/age", Set.of("fee")),
                        new MissingFacts.Missing("/person/livesInTown", Set.of("card")));
    }

    /** Returns a loop over the loans, of which each turn yields a context with what it costs. */
    private static String loop(String costs) {
        return "<for id=\"f\" iteratorVariable=\"x\"><in id=\"f.i\">" + expression("f.l", "loans")
                + "</in><return id=\"f.r\"><context id=\"f.c\">" + entry("f.e", "costs", "types.tFee", costs)
                + "</context></return></for>";
    }

    @Test
    void tableWithinALoop_isRefused() throws IOException {
        editFee(loop("TABLE"), "");

        assertThat(defects()).contains("cannot be explained; it must be all of a decision");
    }

    @Test
    void partOfWhatALoopYields_isExplainedByTheRowsOfItsTurns() throws IOException {
        String call = invocation("i", "Outer", expression("i.e", "if x.dueOn = null then 10 else 40"));
        editFee(loop(call), function("outer", "Outer", "", "TABLE"));
        edit(MODEL, "name=\"Fee\" typeRef=\"types.tFee\"", "name=\"Fee\"");
        edit(
                MODEL,
                "<text>Fee</text>",
                "<text>if list contains(Fee.costs, \"FULL\") then \"FULL\" else \"FREE\"</text>");
        edit(
                MODEL,
                "<requiredInput href=\"#person-input\" />\n    </informationRequirement>\n    <know",
                "<requiredInput href=\"#loans-input\" />\n    </informationRequirement>\n    <know");
        Map<String, Object> facts = facts(BigDecimal.TEN);
        facts.put("loans", List.of(new HashMap<>(Map.of("id", "a", "dueOn", DAY, "returnedOn", DAY))));
        Edition edition = edition();

        var evaluation = new DecisionEngine().decide(edition, facts, DAY);

        assertThat(evaluation.outcomes().get("fee")).isEqualTo("FULL");
        assertThat(reasons(edition, facts)).contains("fee.3");
    }

    @Test
    void rowThatPassesBehindTheOneThatHits_isNoNearMiss() throws IOException {
        String text = Files.readString(models.resolve(MODEL));
        int row = text.indexOf("<rule id=\"fee.6\"");
        int end = text.indexOf("</rule>", row);
        String reason = text.substring(row, end)
                .replace("[18..26)", "&gt;= 18")
                .replaceFirst("<text>-</text>", "<text>AGE_UNKNOWN</text>");
        Files.writeString(
                models.resolve(MODEL),
                (text.substring(0, row) + reason + text.substring(end))
                        .replace(
                                "<decisionTable id=\"fee\" hitPolicy=\"UNIQUE\"",
                                "<decisionTable id=\"fee\" hitPolicy=\"FIRST\""));
        Edition edition = edition();

        Explanation explanation = explain(edition, facts(BigDecimal.valueOf(40)));

        assertThat(explanation.nearMisses()).singleElement().satisfies(miss -> assertThat(miss.alternatives())
                .extracting(NearMiss.Alternative::rule)
                .containsExactly("fee.5"));
    }

    @Test
    void inputWithoutDescription_hasASchema() throws IOException {
        edit(MODEL, "<description>The person who asks for a card.</description>", "");

        assertThat(JsonSchema.of(edition().facts(), "x", "y").toString()).contains("livesInTown");
    }

    @Test
    void derivedType_keepsTheLimitsOfItsBase() throws IOException {
        edit(
                "types.dmn",
                "<itemDefinition id=\"tCard\"",
                "<itemDefinition id=\"tYoung\" name=\"tYoung\" isCollection=\"false\"><typeRef>tAge</typeRef><allowedValues"
                        + " id=\"tYoung.a\"><text>[100..500], null</text></allowedValues></itemDefinition><itemDefinition id=\"tCard\"");
        edit("types.dmn", "<typeRef>tAge</typeRef>", "<typeRef>tYoung</typeRef>");
        edit("types.dmn", "isCollection=\"false\"><typeRef>tYoung", "isCollection=\"false\"><typeRef>tAge");

        FactType.Structure person =
                (FactType.Structure) edition().facts().fields().get("person").type();
        FactType.Decimal age = (FactType.Decimal) person.fields().get("age").type();
        assertThat(age.minimum()).isEqualByComparingTo("100");
        assertThat(age.maximum()).isEqualByComparingTo("130");
        assertThat(age.whole()).isTrue();
    }

    @Test
    void blankTitle_isNamedWithItsLine() throws IOException {
        edit("programme.yaml", "  en: Library card (invented programme, to be copied)", "  en:");

        assertThat(defects()).matches("\\[programme.yaml:6: .*null.*]");
    }

    @Test
    void escapeThatIsNone_isNamedWithItsLine() throws IOException {
        edit("texts_de.properties", "card.2=", "card.2=C:\\users ");

        assertThat(attempt().defects().get(0))
                .hasToString("texts_de.properties:3: After \\u stand four hexadecimal digits; write \\\\ for \\.");
    }

    @Test
    void fileInAnotherEncoding_isNamed() throws IOException {
        Path texts = models.resolve("texts_fr.properties");
        Files.write(texts, Files.readString(texts).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(defects()).isEqualTo("[texts_fr.properties: The file is not written in UTF-8.]");
    }

    @Test
    void placeOfALocatorThatThereIsNot_isNamedWithItsLine() throws IOException {
        edit(
                "programme.yaml",
                "    locators: [L2024",
                "    places:\n      - locators: [L2024 art. 99]\n        titles: {fr: x, de: x, en: x}\n    locators: [L2024");

        assertThat(defects()).containsPattern("programme.yaml:\\d+: The source '.*' has no locator 'L2024 art. 99'\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nix", "card.part", ""})
    void decidingOutcomeThatIsNone_isNamedWithItsLine(String name) throws IOException {
        edit("programme.yaml", "decidingOutcomes:\n  - card\n", "decidingOutcomes:\n  - \"" + name + "\"\n");

        assertThat(attempt().defects().toString())
                .matches("(?s).*programme.yaml:\\d+: The edition '2024' has no outcome '" + name + "'\\..*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <typeRef>tAge</typeRef> | <typeRef>tPerson</typeRef> | The type 'tPerson' contains itself.
            [0..130], null          | [130..0], null             | The constraint of type 'tAge' is not one
            """)
    void typeThatNoFactCanHave_isRefused(String from, String to, String message) throws IOException {
        edit("types.dmn", from, to);

        assertThat(defects()).contains(message);
    }

    @Test
    void expressionThatTheParserBreaksOn_isNamedWithItsFile() throws IOException {
        edit(MODEL, "<text>Card</text>", "<text>x ((</text>");

        assertThat(defects()).contains(MODEL + ": An expression or a table cannot be read");
    }

    @Test
    void modelThatImportsItself_isRefused() throws IOException {
        edit(MODEL, "locationURI=\"types.dmn\"", "locationURI=\"" + MODEL + "\"");

        assertThat(defects()).contains("The model imports itself.");
    }

    @Test
    void keyTwice_isNamedWithItsLine() throws IOException {
        edit("programme.yaml", "jurisdiction: XX", "jurisdiction: XX\njurisdiction: YY");

        assertThat(defects()).matches("\\[programme.yaml:9: Duplicate field 'jurisdiction'.*]");
    }

    @Test
    void editionFromADayThatNoCaseHas_isRefused() throws IOException {
        edit("programme.yaml", "inForceFrom: 2026-", "inForceFrom: +12026-");

        assertThat(defects()).contains("The day must be one that cases can have, up to 9999-12-31.");
    }

    @Test
    void functionWithoutLogic_isRefused() throws IOException {
        edit(
                MODEL,
                "<inputData id=\"person-input\"",
                "<businessKnowledgeModel id=\"e\" name=\"Empty\" /><inputData id=\"person-input\"");

        assertThat(defects()).contains("The logic of 'Empty' is of a kind that cannot be explained");
    }

    @Test
    void wordWhenInTheNameOfARule_isNoneOfItsConditions() throws IOException {
        String rules = Files.readString(Path.of("docs/template-programme/rules/library-card/loans.drl"));
        RuleFile file = RuleFile.read("loans.drl", rules.replace("loan-overdue", "loan-when-due"), new ArrayList<>());

        assertThat(file).isNotNull();
        assertThat(file.rules().get(0).name()).isEqualTo("loan-when-due");
        assertThat(file.rules().get(0).conditions()).startsWith("$day : /decisionDate");
    }

    @Test
    void ruleThatSetsItselfOff_isAFaultThatNamesIt() throws IOException {
        Path rules = Files.createDirectory(root.resolve("rules"));
        String text = Files.readString(Path.of("docs/template-programme/rules/library-card/loans.drl"));
        String report = "findings.report(drools.getRule(), $loan.getPointer() + \"/dueOn\");";
        assertThat(text).contains(report);
        String again = "Loan again = new Loan(); again.setReturnedOn($loan.getReturnedOn()); loans.add(again);";
        Files.writeString(rules.resolve("loans.drl"), text.replace(report, report + again));
        Edition edition = Objects.requireNonNull(attempt(rules).programme()).latest();
        Map<String, Object> loan = new HashMap<>(Map.of("id", "a", "returnedOn", DAY));
        loan.put("dueOn", null);
        Map<String, Object> facts = facts(BigDecimal.valueOf(40));
        facts.put("loans", List.of(loan));

        assertThatThrownBy(() -> new DecisionEngine().decide(edition, facts, DAY))
                .isInstanceOf(EngineFault.class)
                .hasMessage("The programme 'library-card' failed at 'loan-without-due-date': TOO_MANY_FIRINGS.");
    }
}
