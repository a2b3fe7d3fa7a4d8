package org.passerelle.batch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Faults;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.facts.JsonDocument;

/** Some lines of a batch, answered one after the other. For one thread. */
final class Chunk {

    private final BatchRequest batch;
    private final Decisions decisions;
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream(64 * 1024);
    private final Tally tally = new Tally();

    private Chunk(BatchRequest batch, Decisions decisions) {
        this.batch = batch;
        this.decisions = decisions;
    }

    /**
     * What came of the lines.
     *
     * @param answers one line for each
     */
    record Answered(ByteArrayOutputStream answers, Tally tally) {}

    /**
     * A case that was not decided.
     *
     * @param line number of its line
     */
    private record Undecided(long line, @JsonUnwrapped ProblemDocument problem) {}

    static Answered answer(BatchRequest batch, Decisions decisions, List<Lines.Line> lines) {
        Chunk chunk = new Chunk(batch, decisions);
        lines.forEach(chunk::answer);
        return new Answered(chunk.answers, chunk.tally);
    }

    private void answer(Lines.Line line) {
        if (line.isTooLong()) {
            refuse(line, ProblemDocument.of(ProblemKind.CONTENT_TOO_LARGE, batch.language()));
            return;
        }
        JsonDocument document = JsonDocument.parse(line.bytes());
        if (document instanceof JsonDocument.Malformed fault) {
            refuse(line, ProblemDocument.malformed(fault, batch.language()));
            return;
        }
        CaseRequest.Read read =
                CaseRequest.read(((JsonDocument.WellFormed) document).root(), batch.programme(), batch.today());
        if (read instanceof CaseRequest.Read.Invalid invalid) {
            refuse(line, ProblemDocument.invalid(invalid.problems(), batch.language()));
            return;
        }
        decide(line, ((CaseRequest.Read.Valid) read).request());
    }

    /** A fault of one case is no fault of the others. */
    private void decide(Lines.Line line, CaseRequest request) {
        Decisions.Decided decided;
        byte[] answer;
        try {
            decided = decisions.decide(request, batch.level(), batch.language());
            answer = Json.bytes(decided.answer());
        } catch (RuntimeException fault) {
            refuse(line, Faults.logged(fault, batch.language()));
            return;
        }
        tally.add(request.edition(), decided.evaluation());
        write(answer);
    }

    private void refuse(Lines.Line line, ProblemDocument problem) {
        tally.add(problem);
        write(Json.bytes(new Undecided(line.number(), problem)));
    }

    private void write(byte[] answer) {
        answers.writeBytes(answer);
        answers.write('\n');
    }
}
