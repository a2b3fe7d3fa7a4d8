package org.passerelle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.LargeFile;
import org.passerelle.Valais;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Json;
import org.passerelle.decision.Receipt;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.trust.ReceiptKeys;
import picocli.CommandLine;

final class VerifyCommandTest {

    private static final ReceiptKeys KEYS = new ReceiptKeys(Optional.empty(), Optional.empty());
    private static final String CASE =
            "{\"caseId\": \"a\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int verify(String... arguments) {
        CommandLine command = VerifyCommand.commandLine(List.of(Path.of("")));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private static String receipt() throws IOException {
        return Objects.requireNonNull(answer().receipt());
    }

    private static String written(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    private static Answer answer() throws IOException {
        CaseRequest request = Valais.request(Json.MAPPER.readTree(CASE));
        Decisions.Decided decided =
                new Decisions(new DecisionEngine(), new Explainer()).decide(request, Level.SHORT, Locale.GERMAN);
        Receipt receipt = Receipt.of(request, decided, Level.SHORT, Locale.GERMAN, Instant.EPOCH);
        return decided.answer().withReceipt(KEYS.sign(written(receipt)));
    }

    @Test
    void receipt_withItsCase_isGenuineAndReplayedByTheRulesOnDisk() throws IOException {
        String keys = file("keys.json", KEYS.published());

        int code = verify(file("receipt.jws", receipt()), "--keys", keys, "--case", file("case.json", CASE));

        assertThat(code).as(err + out.toString()).isZero();
        assertThat(out.toString())
                .contains("\"signature\" : \"VALID\"", "\"facts\" : \"SAME\"", "\"answer\" : \"SAME\"");
    }

    @Test
    void receipt_ofAProgrammeThatIsNotHere_isGenuineAllTheSame() throws IOException {
        String keys = file("keys.json", KEYS.published());
        String receipt = file("receipt.jws", receipt());

        assertThat(VerifyCommand.commandLine(List.of())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(receipt, "--keys", keys))
                .as(err.toString())
                .isZero();
    }

    @Test
    void receipt_withAnotherCase_isOne() throws IOException {
        String keys = file("keys.json", KEYS.published());
        String other = file("case.json", CASE.replace("false", "true"));

        assertThat(verify(file("receipt.jws", receipt()), "--keys", keys, "--case", other))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"facts\" : \"DIFFERENT\"");
    }

    @Test
    void answer_thatItsReceiptWasGivenFor_isGenuine_alsoLaidOutAnew() throws IOException {
        String keys = file("keys.json", KEYS.published());
        String answer = Json.MAPPER.valueToTree(answer()).toPrettyString();

        assertThat(verify(file("answer.json", answer), "--keys", keys)).isZero();
    }

    @Test
    void answer_thatWasChanged_isOne() throws IOException {
        String keys = file("keys.json", KEYS.published());
        String answer = written(answer());
        String changed = answer.replace("\"eligibility\":\"NOT_ELIGIBLE\"", "\"eligibility\":\"ELIGIBLE\"");

        assertThat(changed).isNotEqualTo(answer);
        assertThat(verify(file("changed.json", changed), "--keys", keys)).isEqualTo(1);
        assertThat(err.toString()).contains("is not the answer that its receipt was given for");
        String ofAnother = answer.replace("\"decisionId\":\"", "\"decisionId\":\"0");
        assertThat(verify(file("other.json", ofAnother), "--keys", keys)).isEqualTo(1);
    }

    @Test
    void answer_ofAnotherCase_isOne() throws IOException {
        String keys = file("keys.json", KEYS.published());
        String answer = written(answer());
        String renamed = answer.replace("\"caseId\":\"a\"", "\"caseId\":\"b\"");

        assertThat(renamed).isNotEqualTo(answer);
        assertThat(verify(file("other.json", renamed), "--keys", keys)).isEqualTo(1);
        String nameless = answer.replace("\"caseId\":\"a\"", "\"caseId\":null");
        assertThat(verify(file("nameless.json", nameless), "--keys", keys)).isEqualTo(1);
        String other = file("case.json", CASE.replace("\"a\"", "\"b\""));
        assertThat(verify(file("receipt.jws", receipt()), "--keys", keys, "--case", other))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"caseId\" : \"DIFFERENT\"", "\"answer\" : \"SAME\"");
    }

    @Test
    void receipt_thatOthersSigned_isOne() throws IOException {
        ReceiptKeys others = new ReceiptKeys(Optional.empty(), Optional.empty());
        String keys = file("keys.json", others.published());

        assertThat(verify(file("receipt.jws", receipt()), "--keys", keys)).isEqualTo(1);
        assertThat(out.toString()).contains("UNKNOWN_KEY");
    }

    @Test
    void files_thatCannotBeUsed_areTwo() throws IOException {
        assertThat(verify("nowhere.jws", "--keys", file("keys.json", KEYS.published())))
                .isEqualTo(2);
        assertThat(verify(file("receipt.jws", "x"), "--keys", file("none.json", "x")))
                .isEqualTo(2);
        assertThat(verify(file("receipt.jws", "x"))).isEqualTo(2);
        String endless = written(answer()).replaceFirst("\\{", "{\"x\":1e999999999,");
        assertThat(verify(file("endless.json", endless), "--keys", file("keys.json", KEYS.published())))
                .isEqualTo(2);
        assertThat(err.toString())
                .doesNotContain("\tat ")
                .contains("There is no file nowhere.jws.", "none.json", "--keys");
    }

    @Test
    void file_tooLargeForMemory_isTwo() throws IOException {
        String keys = file("keys.json", KEYS.published());

        assertThat(verify(LargeFile.at(folder.resolve("large.jws")), "--keys", keys))
                .isEqualTo(2);
        assertThat(err.toString()).contains("too little memory").doesNotContain("\tat ");
    }

    @Test
    void newKey_isAPrivateKeyThatTheServiceTakes() throws IOException {
        assertThat(verify("--new-key")).isZero();

        String key = file("key.jwk", out.toString());
        assertThat(new ReceiptKeys(Optional.of(Path.of(key)), Optional.empty()).published())
                .contains("Ed25519");
    }
}
