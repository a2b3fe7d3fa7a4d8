package org.passerelle.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.passerelle.batch.Batch;
import org.passerelle.batch.BatchLimits;
import org.passerelle.batch.BatchRequest;
import org.passerelle.batch.Summary;
import org.passerelle.decision.Decisions;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.programme.Programme;

/** Decides the cases of a file on all cores and shows how far it is. */
final class Deciding implements AutoCloseable {

    /** Whoever starts the command sets the limits by what is in the file; only a line must fit into memory. */
    private static final BatchLimits LIMITS = new BatchLimits() {
        @Override
        public long lines() {
            return Long.MAX_VALUE;
        }

        @Override
        public int lineBytes() {
            return 1 << 20;
        }

        @Override
        public Duration time() {
            return Duration.ofDays(365);
        }
    };

    private final Batch batch = new Batch(new Decisions(new DecisionEngine(), new Explainer()), LIMITS);
    private final CaseFile cases;
    private final Programme programme;
    private final boolean terminal;
    private final PrintWriter err;

    /**
     * Prepares to decide cases.
     *
     * @param programme whose facts a table of cases must name, whichever rules decide
     * @param err where it is shown how far it is
     */
    Deciding(CaseFile cases, Programme programme, boolean terminal, PrintWriter err) {
        this.cases = cases;
        this.programme = programme;
        this.terminal = terminal;
        this.err = err;
    }

    /** Writes the answers of all cases to a stream. */
    Summary answer(BatchRequest request, String task, OutputStream out) throws IOException {
        return answer(request, task, 0, out);
    }

    /**
     * Writes the answers of cases to a file.
     *
     * @param kept answers that stand there already
     */
    Summary answer(BatchRequest request, String task, AnswerFile.Kept kept, AnswerFile file) throws IOException {
        StandardOpenOption where =
                kept.answers() > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, where))) {
            return answer(request, task, kept.answers(), out);
        }
    }

    private Summary answer(BatchRequest request, String task, long answered, OutputStream out) throws IOException {
        try (Watched watched = new Watched(task, cases.watchedSize(), terminal, err);
                InputStream in = cases.open(programme, request, watched)) {
            return batch.goOn(request, answered, in, out, watched::answered);
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
