package org.passerelle.batch;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Json;
import org.passerelle.log.DecisionLog;

/** Decides many cases on all cores. Safe for threads; batches that run at once share the cores. */
@Singleton
public final class Batch {

    private final Decisions decisions;
    private final BatchLimits limits;
    private final DecisionLog log;
    private final BatchThreads threads = BatchThreads.create();

    /** Prepares to decide without a log. */
    public Batch(Decisions decisions, BatchLimits limits) {
        this(decisions, limits, DecisionLog.off());
    }

    /**
     * Prepares to decide.
     *
     * @param log of what is decided
     */
    @Inject
    public Batch(Decisions decisions, BatchLimits limits, DecisionLog log) {
        this.decisions = decisions;
        this.limits = limits;
        this.log = log;
    }

    /** Ends the threads. */
    @PreDestroy
    public void close() {
        threads.stop();
    }

    /**
     * Answers each line, in order: with the decision, or with what is wrong with the case. The last line holds a summary. An answer that is
     * ready goes out, whether more cases arrive or not; no more is read than a few chunks ahead of what is written.
     *
     * @param in cases as JSON, one on each line; blank lines are passed over
     * @param out where the answers go
     * @return the summary
     * @throws IOException when the cases cannot be read or the answers not written; then no more is decided
     */
    public Summary run(BatchRequest request, InputStream in, OutputStream out) throws IOException {
        Summary summary = goOn(request, 0, in, out, answered -> {});
        out.write(Json.bytes(Map.of("summary", summary)));
        out.write('\n');
        out.flush();
        return summary;
    }

    /**
     * Goes on with a batch that was broken off, as {@link #run} but without the last line.
     *
     * @param answered how many cases, from the first, have their answer already
     * @param progress told how many have it, now and then
     * @return the summary of the others
     */
    public Summary goOn(BatchRequest request, long answered, InputStream in, OutputStream out, LongConsumer progress)
            throws IOException {
        long start = System.nanoTime();
        long time = limits.time().toMillis();
        Lines lines = new Lines(
                in, limits.lineBytes(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) > time);
        lines.passOver(answered);
        BatchRun run = new BatchRun(new Answering(request, decisions, log), limits, threads);
        Tally tally = run.answer(lines, out, count -> progress.accept(answered + count));
        out.flush();
        return Summary.of(request.programme(), tally, run.milliseconds(), run.stoppedBy());
    }
}
