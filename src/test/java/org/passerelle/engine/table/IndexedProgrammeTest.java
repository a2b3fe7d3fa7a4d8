package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.RandomCases;
import org.passerelle.Seen;
import org.passerelle.TypedFacts;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Trace;
import org.passerelle.engine.TraceListener;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** Every programme decided with tables indexed and not. */
final class IndexedProgrammeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final int CASES = Integer.getInteger("passerelle.programme.cases", 30);

    @TestFactory
    Stream<DynamicNode> programmes_onRandomCases_decideAndTraceAlike() throws IOException {
        return ProgrammeFolder.below(Path.of("dmn"), Path.of("rules")).stream()
                .map(folder -> dynamicTest(folder.id(), () -> compare(folder)));
    }

    private static void compare(ProgrammeFolder folder) {
        long without = IndexedTables.COUNT.withoutIndex();
        long passedOn = IndexedTables.COUNT.passedOn();
        List<Edition> plain = editions(folder, Models.compiled(new TraceListener()));
        List<Edition> indexed = editions(folder, Models.compiled(new TraceListener(), new IndexedTables()));
        for (int edition = 0; edition < plain.size(); edition++) {
            RandomCases cases = RandomCases.of(plain.get(edition), DAY, 5);
            for (int number = 0; number < CASES; number++) {
                Map<String, Object> facts = TypedFacts.of(plain.get(edition), cases.next());
                assertThat(seen(indexed.get(edition), facts))
                        .as("facts %s", facts)
                        .isEqualTo(seen(plain.get(edition), facts));
            }
        }
        assertThat(IndexedTables.COUNT.withoutIndex())
                .as("tables without index")
                .isEqualTo(without);
        assertThat(IndexedTables.COUNT.passedOn())
                .as("answers the index left to the engine")
                .isEqualTo(passedOn);
    }

    private static List<Edition> editions(ProgrammeFolder folder, Models models) {
        return ProgrammeLoader.load(folder, models).editions();
    }

    private static List<String> seen(Edition edition, Map<String, Object> facts) {
        Evaluation evaluation = new DecisionEngine().decide(edition, facts, DAY);
        Stream<String> consulted = evaluation.trace().consultations().stream().map(IndexedProgrammeTest::text);
        return Stream.concat(
                        Stream.of(
                                Seen.values(evaluation.outcomes()).toString(),
                                evaluation.findings().toString()),
                        consulted)
                .toList();
    }

    private static String text(Trace.Consultation consultation) {
        return consultation.table() + " " + consultation.rows() + " "
                + Seen.values(consultation.variables().get());
    }
}
