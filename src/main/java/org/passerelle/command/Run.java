package org.passerelle.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.batch.BatchRequest;
import org.passerelle.batch.Summary;
import org.passerelle.decision.ClosedOutcomes;
import org.passerelle.explain.Level;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.sheet.RowSink;

/** One run of the command, from cases to answers. */
final class Run {

    private static final int ALL_DECIDED = 0;
    private static final int SOME_REFUSED = 1;
    private static final String DECIDING = "Deciding";

    private final Deciding deciding;
    private final Output output;
    private final PrintWriter err;

    Run(Deciding deciding, Output output, PrintWriter err) {
        this.deciding = deciding;
        this.output = output;
        this.err = err;
    }

    /** Writes the answer of each case, and returns the exit code. */
    int decide(BatchRequest request) throws IOException {
        if (output.file() == null) {
            try (OutputStream out = Output.standard()) {
                return report(deciding.answer(request, DECIDING, out), AnswerFile.Kept.NOTHING);
            }
        }
        AnswerFile answers = output.answers().get(0);
        int code = answer(request, DECIDING, answers);
        if (output.format() != Format.NDJSON) {
            AnswerTable table = new AnswerTable(request.programme(), answers);
            try (RowSink rows = output.rows("decisions", table.headers())) {
                answers.forEach(answer -> rows.write(table.row(answer)));
            }
            Files.delete(answers.path());
        }
        return code;
    }

    private int answer(BatchRequest request, String task, AnswerFile file) throws IOException {
        AnswerFile.Kept kept = output.resume()
                ? file.repaired(request.programme().editions().stream()
                        .map(Edition::digest)
                        .collect(Collectors.toSet()))
                : AnswerFile.Kept.NOTHING;
        return report(deciding.answer(request, task, kept, file), kept);
    }

    /** Writes each outcome that other rules decide otherwise, and returns the exit code. */
    int compare(Programme before, BatchRequest after) throws IOException {
        List<AnswerFile> answers = output.answers();
        AnswerFile old = answers.get(0);
        AnswerFile now = answers.get(1);
        answer(new BatchRequest(before, Level.NONE, after.language(), after.today()), "Before", old);
        int code =
                answer(new BatchRequest(after.programme(), Level.NONE, after.language(), after.today()), "After", now);
        try (RowSink rows = output.rows("flips", Flips.HEADERS)) {
            Set<String> counted = Stream.of(before, after.programme())
                    .flatMap(programme -> programme.editions().stream())
                    .flatMap(edition -> ClosedOutcomes.paths(edition.outcomes()).stream())
                    .collect(Collectors.toSet());
            Flips flips = new Flips(rows, counted);
            flips.write(old, now);
            err.printf("%,d cases flipped%n", flips.cases());
            flips.counts().forEach((flip, count) -> err.printf("  %s  %,d%n", flip, count));
        }
        Files.delete(old.path());
        Files.delete(now.path());
        return code;
    }

    private int report(Summary summary, AnswerFile.Kept kept) {
        double seconds = Math.max(1, summary.milliseconds()) / 1000.0;
        if (kept.answers() > 0) {
            err.printf("%,d cases had their answer already, %,d of them refused%n", kept.answers(), kept.refused());
        }
        err.printf(
                "%,d cases in %.1f s (%,.0f/s): %,d decided%n",
                summary.cases(), seconds, summary.cases() / seconds, summary.decided());
        summary.problems().forEach((kind, count) -> err.printf("  %s  %,d%n", kind, count));
        summary.outcomes().forEach((outcome, counts) -> err.printf("  %s  %s%n", outcome, counts));
        summary.rowsNeverHit()
                .forEach((edition, rows) -> err.printf("  edition %s: %,d rows never hit%n", edition, rows.size()));
        err.flush();
        return summary.problems().isEmpty() && kept.refused() == 0 ? ALL_DECIDED : SOME_REFUSED;
    }
}
