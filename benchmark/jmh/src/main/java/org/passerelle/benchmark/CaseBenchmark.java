package org.passerelle.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One case, all eight decisions, by each engine. Threads share the engine. */
@State(Scope.Benchmark)
public class CaseBenchmark {

    /** Who decides. */
    @Param
    public Contender engine;

    private Engine started;

    /** The cases of a thread. */
    @State(Scope.Thread)
    public static class Own {
        private Round round;

        /** Prepares the cases. */
        @Setup
        public void prepare(CaseBenchmark benchmark) {
            round = new Round(benchmark.started, Cases.all());
        }
    }

    /** Starts the engine and checks it. */
    @Setup
    public void start() {
        started = engine.start(Model.CASE);
        Round.check(started, Contender.HAND_WRITTEN.start(Model.CASE), Cases.all());
    }

    /** Decides a case. */
    @Benchmark
    public Object decide(Own own) {
        return own.round.decideNext();
    }
}
