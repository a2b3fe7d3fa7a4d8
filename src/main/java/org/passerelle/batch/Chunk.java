package org.passerelle.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.DecisionWish;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Faults;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.facts.JsonDocument;
import org.passerelle.log.GivenDecision;

/** Some lines of a batch, answered one after the other. For one thread. */
final class Chunk {

    /** So many bytes of answers are a chunk, however many of its lines are left. */
    static final int LONG = 2 << 20;

    private final Answering answering;
    private final BatchRequest batch;
    private final boolean isLogged;
    private final List<GivenDecision> given = new ArrayList<>();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream(64 * 1024);
    private final Tally tally = new Tally();

    /**
     * Prepares to answer.
     *
     * @param isLogged whether what is decided can be logged; what cannot is not given
     */
    private Chunk(Answering answering, boolean isLogged) {
        this.answering = answering;
        this.batch = answering.request();
        this.isLogged = isLogged;
    }

    /**
     * What came of the lines.
     *
     * @param answers one line for each but the rest
     * @param rest lines that were not looked at, since the answers are long
     * @param logged done when the answers may be given
     * @param instead what may be given when they may not
     */
    record Answered(
            ByteArrayOutputStream answers,
            List<Lines.Line> rest,
            Tally tally,
            Future<?> logged,
            Supplier<Answered> instead) {

        /** Waits until it is known what may be given, and returns that. */
        Answered given() throws InterruptedException {
            try {
                logged.get();
                return this;
            } catch (ExecutionException notLogged) {
                return instead.get();
            }
        }
    }

    /**
     * A case that was not decided.
     *
     * @param line number of its line
     * @param caseId as it stands there; null when there is none that could be one
     */
    private record Undecided(
            long line,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String caseId,

            @JsonUnwrapped ProblemDocument problem) {}

    static Answered answer(Answering answering, List<Lines.Line> lines) {
        return answer(answering, true, lines);
    }

    private static Answered answer(Answering answering, boolean isLogged, List<Lines.Line> lines) {
        Chunk chunk = new Chunk(answering, isLogged);
        int next = 0;
        // That they cannot be logged is soon said, and of all.
        while (next < lines.size() && (!isLogged || chunk.answers.size() < LONG)) {
            chunk.answer(lines.get(next));
            next++;
        }
        List<Lines.Line> answered = lines.subList(0, next);
        return new Answered(
                chunk.answers,
                lines.subList(next, lines.size()),
                chunk.tally,
                answering.log().keepAll(chunk.given),
                () -> answer(answering, false, answered));
    }

    private void answer(Lines.Line line) {
        if (line.isTooLong()) {
            refuse(line, ProblemDocument.of(ProblemKind.CONTENT_TOO_LARGE, batch.language()));
            return;
        }
        try {
            DecisionWish.Admission admission =
                    answering.decisions().admit(() -> JsonDocument.parse(line.bytes()), batch.wish(), batch.today());
            if (admission instanceof DecisionWish.Admission.Refused refused) {
                refuse(line, refused.problem());
            } else {
                decide(line, ((DecisionWish.Admission.Admitted) admission).request());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            // A fault of one case is no fault of the others.
            refuse(line, Faults.logged(fault, batch.language()));
        }
    }

    private void decide(Lines.Line line, CaseRequest request) {
        if (!isLogged) {
            refuse(line, ProblemDocument.of(ProblemKind.LOG_UNAVAILABLE, batch.language()));
            return;
        }
        DecisionWish wish = batch.wish();
        Decisions.Decided decided = answering.decisions().decide(request, wish.level(), wish.language());
        Answer answer = wish.answer(request, decided);
        GivenDecision decision = new GivenDecision(request, answer);
        if (!answering.log().takes(decision)) {
            refuse(line, ProblemDocument.of(ProblemKind.CONTENT_TOO_LARGE, batch.language()));
            return;
        }
        byte[] written = Json.bytes(answer);
        tally.add(request, decided);
        if (answering.log().isOn()) {
            given.add(decision);
        }
        write(written);
    }

    private void refuse(Lines.Line line, ProblemDocument problem) {
        tally.add(problem);
        JsonDocument document = line.isTooLong() ? null : JsonDocument.parse(line.bytes());
        String caseId = document instanceof JsonDocument.WellFormed request ? CaseRequest.caseId(request.root()) : null;
        write(Json.bytes(new Undecided(line.number(), caseId, problem)));
    }

    private void write(byte[] answer) {
        answers.writeBytes(answer);
        answers.write('\n');
    }
}
