package org.passerelle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DecideCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_POTENTIAL =
            "{\"caseId\": \"%s\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}\n";
    private static final String BROKEN = "{\"caseId\": \"b\", \"facts\": {\"unheard\": 1}}\n";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int decide(String... arguments) {
        return decideBy(Path.of(""), arguments);
    }

    private int decideBy(Path root, String... arguments) {
        CommandLine command = DecideCommand.commandLine(List.of(root));
        command.setErr(new PrintWriter(err, true));
        return command.execute(Stream.concat(
                        Stream.of("--day", "2026-11-21", "--language", "en"),
                        Stream.concat(programme(arguments), Stream.of(arguments)))
                .toArray(String[]::new));
    }

    private static Stream<String> programme(String... arguments) {
        return List.of(arguments).contains("--programme")
                ? Stream.empty()
                : Stream.of("--programme", "valais-coaching");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            JsonNode answer = JSON.readTree(line);
            ((ObjectNode) answer).remove(List.of("decisionId", "instance"));
            lines.add(answer);
        }
        return lines;
    }

    private List<CSVRecord> records(String name) throws IOException {
        return records(folder.resolve(name));
    }

    static List<CSVRecord> records(Path table) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().get();
        try (CSVParser parser = CSVParser.parse(Files.readString(table), format)) {
            return parser.getRecords();
        }
    }

    @Test
    void lines_areAnsweredInOrder_andARefusedOneMakesTheCodeOne() throws IOException {
        String cases = file("cases.ndjson", NO_POTENTIAL.formatted("a") + BROKEN + NO_POTENTIAL.formatted("c"));

        assertThat(decide(cases, "--out", path("answers.ndjson"))).isEqualTo(1);

        assertThat(lines("answers.ndjson"))
                .extracting(answer -> answer.path("caseId").asText(), answer -> answer.at("/outcomes/eligibility")
                        .asText())
                .containsExactly(tuple("a", "NOT_ELIGIBLE"), tuple("b", ""), tuple("c", "NOT_ELIGIBLE"));
        assertThat(err.toString()).contains("3 cases", "2 decided", "invalid-facts  1");
    }

    @Test
    void csv_isAnsweredAsCsv_withEachOutcomeInAColumn() throws IOException {
        String cases = file("cases.csv", """
                caseId;decisionDate;assessment.realisticPotential;measures[0].id;measures[0].code;=> eligibility
                =1+1;2026-11-21;FALSE;m1;AIT;ELIGIBLE

                b;2026-11-21;perhaps;;;
                """);

        assertThat(decide(cases, "--out", path("answers.csv"))).isEqualTo(1);

        List<CSVRecord> rows = records("answers.csv");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("caseId")).as("no formula").isEqualTo("'=1+1");
        assertThat(rows.get(0).get("eligibility")).isEqualTo("NOT_ELIGIBLE");
        assertThat(rows.get(0).get("measures[0].code")).isEqualTo("AIT");
        assertThat(rows.get(0).get("reasons")).contains("potential");
        assertThat(rows.get(1).get("caseId")).isEqualTo("b");
        assertThat(rows.get(1).get("eligibility")).isEmpty();
        assertThat(rows.get(1).get("errors")).startsWith("/facts/assessment/realisticPotential: ");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void sheet_isAnsweredAsSheet_daysAndNumbersAsMeant() throws IOException {
        Path cases = folder.resolve("cases.xlsx");
        try (OutputStream out = Files.newOutputStream(cases);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("cases");
            List<String> headers =
                    List.of("caseId", "decisionDate", "authorisation.signedOn", "legal.age", "authorisation.signed");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
            }
            sheet.value(2, 0, "a");
            sheet.value(2, 1, LocalDate.of(2026, 11, 21));
            sheet.style(2, 1).format("dd.mm.yyyy").set();
            sheet.value(2, 2, "2026-03-01");
            sheet.value(2, 3, 52);
            sheet.value(2, 4, true);
        }

        assertThat(decide(cases.toString(), "--out", path("answers.xlsx")))
                .as(err.toString())
                .isZero();

        try (InputStream in = Files.newInputStream(folder.resolve("answers.xlsx"));
                ReadableWorkbook answers = new ReadableWorkbook(in)) {
            List<Row> rows = answers.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("a");
            assertThat(rows.get(1).getCellText(2)).isEqualTo("2026-11-21");
        }
    }

    @Test
    void csv_ofAnotherEncoding_orBrokenOff_isRefused_withTheLine() throws IOException {
        Path cases = folder.resolve("cases.csv");
        Files.write(cases, "caseId,announcement.announcedBy\né,ORP\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(decide(cases.toString(), "--out", path("answers.csv"))).isEqualTo(2);
        assertThat(err.toString()).contains("UTF-8");

        String broken = file("broken.csv", "caseId\na\n\"b\n");
        assertThat(decide(broken, "--out", path("other.csv"))).isEqualTo(2);
        assertThat(err.toString()).contains("broken.csv", "after line 2");
    }

    @Test
    void against_aFolder_everyFlipIsPutOut() throws IOException {
        copy(Path.of("dmn/valais-coaching"), folder.resolve("old/dmn/valais-coaching"));
        copy(Path.of("rules/valais-coaching"), folder.resolve("old/rules/valais-coaching"));
        Path model = folder.resolve("old/dmn/valais-coaching/eligibility.dmn");
        String text = Files.readString(model);
        int row = text.indexOf("id=\"realistic-potential.2\"");
        int output = text.indexOf("&quot;NOT_MET&quot;", row);
        assertThat(output).isGreaterThan(row).isPositive();
        Files.writeString(
                model,
                text.substring(0, output)
                        + text.substring(output).replaceFirst("&quot;NOT_MET&quot;", "&quot;MET&quot;"));
        String cases = file("cases.ndjson", NO_POTENTIAL.formatted("a") + BROKEN);

        assertThat(decide(cases, "--against", path("old"), "--out", path("flips.csv")))
                .isEqualTo(1);

        assertThat(records("flips.csv"))
                .extracting(flip -> flip.get("caseId"), flip -> flip.get("outcome"), flip -> flip.get("after"))
                .contains(tuple("a", "eligibility", "NOT_ELIGIBLE"));
        assertThat(err.toString()).contains("1 cases flipped");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(Objects.requireNonNull(file.getFileName())));
            }
        }
    }

    @Test
    void number_tooLongToWrite_isRefusedInItsRow() throws IOException {
        String cases = file("cases.csv", "caseId,legal.age\na,1e10000\nb,1e-10000\nc,52\n");

        assertThat(decide(cases, "--out", path("answers.csv"))).isEqualTo(1);

        List<CSVRecord> rows = records("answers.csv");
        assertThat(rows).hasSize(3);
        assertThat(rows.subList(0, 2)).allMatch(row -> row.get("errors").startsWith("/facts/legal/age: "));
        assertThat(rows.get(2).get("errors")).isEmpty();
    }

    /** No exception stops it, but an error of the machine that rules of a folder can bring about. */
    @Test
    void ruleThatBreaks_isAFaultOfItsCaseOnly() throws IOException {
        copy(Path.of("docs/template-programme/dmn/library-card"), folder.resolve("new/dmn/library-card"));
        copy(Path.of("docs/template-programme/rules/library-card"), folder.resolve("new/rules/library-card"));
        Path rules = folder.resolve("new/rules/library-card/loans.drl");
        String text = Files.readString(rules);
        String broken =
                text.replace("findings.report(drools.getRule(), \"/loans\");", "throw new StackOverflowError();");
        assertThat(broken).contains("StackOverflowError");
        Files.writeString(rules, broken);
        String out = "{\"facts\": {\"person\": {\"livesInTown\": false}, \"loans\": [{\"id\": \"l\"}]}}\n";
        String cases = file("cases.ndjson", out + out.replace("false", "true"));

        int code =
                decideBy(folder.resolve("new"), cases, "--programme", "library-card", "--out", path("answers.ndjson"));

        assertThat(code).as(err.toString()).isEqualTo(1);
        List<JsonNode> answers = lines("answers.ndjson");
        assertThat(answers.get(0).path("status").asInt()).isEqualTo(500);
        assertThat(answers.get(1).at("/outcomes/card").asText()).isEqualTo("ISSUE");
    }

    @Test
    void against_rulesWithoutAFact_itsColumnIsForTheReaderOfFacts() throws IOException {
        copy(Path.of("dmn/valais-coaching"), folder.resolve("new/dmn/valais-coaching"));
        copy(Path.of("rules/valais-coaching"), folder.resolve("new/rules/valais-coaching"));
        Path types = folder.resolve("new/dmn/valais-coaching/types.dmn");
        String age = "<itemComponent id=\"tLegal.age\"";
        String hobby = "<itemComponent id=\"tLegal.hobby\" name=\"hobby\" isCollection=\"false\">"
                + "<description>A fact that is new.</description><typeRef>string</typeRef></itemComponent>\n";
        Files.writeString(types, Files.readString(types).replace(age, hobby + age));
        for (String language : List.of("fr", "de", "en")) {
            Path labels = folder.resolve("new/dmn/valais-coaching/labels_" + language + ".properties");
            Files.writeString(labels, "\n/legal/hobby = Hobby\n", StandardOpenOption.APPEND);
        }
        String cases = file("cases.csv", "caseId,legal.hobby\na,chess\nb,\n");

        int code = decideBy(folder.resolve("new"), cases, "--against", ".", "--out", path("flips.csv"));

        assertThat(code).as(err.toString()).isZero();
        assertThat(records("flips.csv"))
                .extracting(flip -> flip.get("caseId"), flip -> flip.get("after"))
                .containsExactly(tuple("a", "decided"));
    }

    @Test
    void memoryThatIsTooSmall_isNoRefusalOfCases() throws IOException {
        String cases = file("cases.ndjson", NO_POTENTIAL.formatted("x"));
        List<Path> full = new AbstractList<>() {
            @Override
            public Path get(int index) {
                throw new OutOfMemoryError();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        CommandLine command = DecideCommand.commandLine(full);
        command.setErr(new PrintWriter(err, true));

        assertThat(command.execute("--programme", "valais-coaching", cases)).isEqualTo(2);
        assertThat(err.toString()).contains("too little memory").doesNotContain("\tat ");
    }

    @Test
    void columns_thatAreNoFacts_areNamedWithWhatIsNear() throws IOException {
        String cases = file("cases.csv", "caseId,assessment.realisticPotentail\na,true\n");

        assertThat(decide(cases, "--out", path("answers.csv"))).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean assessment.realisticPotential?");
    }

    @Test
    void answers_thatAreThere_areNotLost() throws IOException {
        String cases = file("cases.ndjson", NO_POTENTIAL.formatted("x"));
        file("answers.ndjson", "precious\n");

        assertThat(decide(cases, "--out", path("answers.ndjson"))).isEqualTo(2);
        assertThat(err.toString()).contains("--overwrite");
        assertThat(folder.resolve("answers.ndjson")).hasContent("precious");
    }

    @Test
    void programme_thatIsUnknown_isAnsweredWithThoseThatAreThere() throws IOException {
        String cases = file("cases.ndjson", NO_POTENTIAL.formatted("x"));

        assertThat(decide(cases, "--programme", "unheard-of")).isEqualTo(2);
    }
}
