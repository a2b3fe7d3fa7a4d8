package org.passerelle.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.passerelle.batch.Batch;
import org.passerelle.batch.BatchLimits;
import org.passerelle.batch.BatchRequest;
import org.passerelle.benchmark.Requests;
import org.passerelle.benchmark.Valais;
import org.passerelle.decision.Decisions;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.programme.Programme;

/** Many cases from lines to lines, on all cores. */
@State(Scope.Benchmark)
public class BatchBenchmark {

    private static final int LINES = 4096;

    /** What is asked. */
    @Param
    public Requests requests;

    /** How much is explained. */
    @Param
    public Level level;

    private Batch batch;
    private BatchRequest request;
    private byte[] cases;

    /** Writes the lines. */
    @Setup
    public void load() {
        Programme programme = Valais.programme();
        List<byte[]> bodies = requests.bodies(programme.latest());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int line = 0; line < LINES; line++) {
            for (byte character : bodies.get(line % bodies.size())) {
                lines.write(character == '\n' ? ' ' : character);
            }
            lines.write('\n');
        }
        cases = lines.toByteArray();
        batch = new Batch(new Decisions(new DecisionEngine(), new Explainer()), new Unlimited());
        request = new BatchRequest(programme, level, Locale.FRENCH, Valais.DAY);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        batch.close();
    }

    /** Decides all lines; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public Object decide() throws IOException {
        return batch.run(request, new ByteArrayInputStream(cases), OutputStream.nullOutputStream());
    }

    private static final class Unlimited implements BatchLimits {

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
            return Duration.ofDays(1);
        }
    }
}
