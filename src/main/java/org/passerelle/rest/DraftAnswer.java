package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.passerelle.decision.Faults;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.draft.DraftOutcome;
import org.passerelle.draft.DraftReader;
import org.passerelle.draft.DraftTask;
import org.passerelle.draft.Drafts;
import org.passerelle.draft.Withdrawal;

/**
 * The answer to a request with a draft: one document, or lines that say how far the work is and then what came of it.
 *
 * @param basisChanged whether the service has other rules now than those that the draft was begun from
 */
record DraftAnswer(Drafts drafts, DraftTask task, DraftReader.Read.Valid read, boolean basisChanged, Locale language) {

    private static final MediaType LINES_TYPE = MediaType.valueOf(Answers.LINES);

    /** Returns it; whoever writes the lines is in the room that the draft takes up. */
    Response to(HttpHeaders headers, RoutingContext connection, Room room) {
        Withdrawal withdrawal = new Withdrawal();
        // The handler of the response itself would be replaced by whoever adds one of these.
        connection.addEndHandler(ended -> withdrawal.withdraw());
        if (connection.response().closed()) {
            withdrawal.withdraw();
        }
        MediaType type = AcceptedType.of(headers, MediaType.APPLICATION_JSON_TYPE, LINES_TYPE);
        return type.equals(LINES_TYPE) ? lines(withdrawal, room) : document(run(step -> {}, withdrawal));
    }

    private DraftOutcome run(Consumer<JsonNode> progress, Withdrawal withdrawal) {
        return drafts.run(task, read.draft(), read.arguments(), language, progress, withdrawal);
    }

    private Response document(DraftOutcome outcome) {
        if (outcome instanceof DraftOutcome.Done done) {
            return Answers.ok(result(done), language);
        }
        return outcome instanceof DraftOutcome.Busy
                ? Answers.busy(language)
                : Answers.problem(problem(outcome), language);
    }

    private Response lines(Withdrawal withdrawal, Room room) {
        StreamingOutput lines = output -> {
            if (room.enter()) {
                try {
                    writeLines(output, withdrawal);
                } finally {
                    room.leave();
                }
            }
        };
        return Response.ok(lines, LINES_TYPE)
                .language(language)
                .header(HttpHeaders.VARY, Answers.NEGOTIATED)
                .build();
    }

    private void writeLines(OutputStream output, Withdrawal withdrawal) {
        DraftOutcome outcome = run(step -> write("progress", step, output, withdrawal), withdrawal);
        if (outcome instanceof DraftOutcome.Done done) {
            write("result", result(done), output, withdrawal);
        } else {
            write("problem", problem(outcome), output, withdrawal);
        }
    }

    private static void write(String name, Object value, OutputStream output, Withdrawal withdrawal) {
        try {
            output.write(Json.bytes(Map.of(name, value)));
            output.write('\n');
            output.flush();
        } catch (IOException closed) {
            withdrawal.withdraw();
        }
    }

    private Object result(DraftOutcome.Done done) {
        return done.result().put("basisChanged", basisChanged);
    }

    private ProblemDocument problem(DraftOutcome outcome) {
        if (outcome instanceof DraftOutcome.Unusable unusable) {
            return ProblemDocument.unusable(unusable.messages(), language);
        }
        if (outcome instanceof DraftOutcome.Exhausted exhausted) {
            return ProblemDocument.exhausting(exhausted.limit().name(), exhausted.during(), language);
        }
        if (outcome instanceof DraftOutcome.Fault fault) {
            return Faults.logged(fault.trace(), language);
        }
        // Of what was withdrawn, nobody reads the answer.
        return ProblemDocument.of(ProblemKind.UNAVAILABLE, language);
    }
}
