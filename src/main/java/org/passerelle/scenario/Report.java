package org.passerelle.scenario;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** What a run of scenarios has shown, for people. */
final class Report {

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    /** Writes what differed, a summary, and what the scenarios covered of each edition. */
    void write(Programme programme, List<Verdict> verdicts) {
        List<Verdict> failed =
                verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        failed.forEach(this::write);
        out.println(programme.id() + ": " + verdicts.size() + " scenarios, " + (verdicts.size() - failed.size())
                + " passed, " + failed.size() + " failed");
        for (Edition edition : programme.editions()) {
            Coverage coverage = Coverage.of(edition, verdicts);
            if (!coverage.isEmpty()) {
                write(edition, coverage);
            }
        }
    }

    private void write(Verdict verdict) {
        Scenario scenario = verdict.scenario();
        out.println("FAILED " + scenario.file() + ":" + scenario.line() + " " + scenario.name());
        verdict.differences().forEach(difference -> out.println("    " + difference));
    }

    private void write(Edition edition, Coverage coverage) {
        List<Coverage.OfTable> tables = coverage.tables();
        int width =
                tables.stream().mapToInt(table -> table.table().length()).max().orElse(1);
        out.println();
        out.println("Rows hit, edition " + edition.id());
        for (Coverage.OfTable table : tables) {
            int hit = table.rows() - table.neverHit().size();
            out.println(
                    ("    %-" + width + "s %3d of %3d").formatted(table.table(), hit, table.rows()) + neverHit(table));
        }
        write("reasons", coverage.reasons().size(), coverage.reasonsNeverGiven());
        for (Evidence kind : List.of(Evidence.FINDINGS, Evidence.ASSUMPTIONS, Evidence.WARNINGS)) {
            write(kind.label(), kind.in(edition).size(), coverage.neverShown(kind));
        }
        out.println();
    }

    private void write(String label, int all, Collection<String> never) {
        out.println(label + ": " + (all - never.size()) + " of " + all + " shown"
                + (never.isEmpty() ? "" : "; never " + String.join(", ", never)));
    }

    private static String neverHit(Coverage.OfTable table) {
        if (table.neverHit().isEmpty()) {
            return "";
        }
        boolean all = table.neverHit().size() == table.rows();
        return "  never hit: " + (all ? "all" : String.join(", ", table.neverHit()));
    }
}
