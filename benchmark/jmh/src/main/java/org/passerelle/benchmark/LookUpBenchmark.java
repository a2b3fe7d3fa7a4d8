package org.passerelle.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One row of a table found by its code, in tables that grow. */
@State(Scope.Benchmark)
public class LookUpBenchmark {

    /** Who looks up. */
    @Param({"HAND_WRITTEN", "PLANNED", "INDEXED", "STOCK", "OPENL", "JDMN"})
    public Contender engine;

    /** How many rows the table has. */
    @Param({"10", "1000", "10000"})
    public int rows;

    private Round round;

    /** Starts the engine and checks it. */
    @Setup
    public void start() {
        Model model = Model.lookUp(rows);
        Engine started = engine.start(model);
        Round.check(started, Contender.HAND_WRITTEN.start(model), Cases.lookUps(rows));
        round = new Round(started, Cases.lookUps(rows));
    }

    /** Finds a row. */
    @Benchmark
    public Object find() {
        return round.decideNext();
    }
}
