package org.passerelle.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.benchmark.Results.Figures;

/** How figures are written in Markdown. */
final class Markdown {

    static final String NONE = "–";

    private Markdown() {}

    /** Returns a table of the rows that have a figure; empty when none has. */
    static String table(List<String> heads, Stream<List<String>> rows) {
        List<String> lines = rows.filter(cells -> cells.stream().skip(1).anyMatch(cell -> !cell.equals(NONE)))
                .map(Markdown::line)
                .toList();
        Stream<String> head =
                Stream.of(line(heads), line(heads.stream().map(name -> "---").toList()));
        return lines.isEmpty() ? "" : Stream.concat(head, lines.stream()).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    static String time(Optional<Figures> figures) {
        return figures.map(found -> number(found.nanoseconds() / 1000)).orElse(NONE);
    }

    static String bytes(Optional<Figures> figures) {
        return figures.map(found -> String.format(Locale.ROOT, "%,.0f", found.bytes()))
                .orElse(NONE);
    }

    static String ratio(Optional<Figures> dividend, Optional<Figures> divisor) {
        return dividend.flatMap(one -> divisor.map(other -> number(one.nanoseconds() / other.nanoseconds())))
                .orElse(NONE);
    }

    /** Three digits say more than such a run knows. */
    static String number(double value) {
        int digits = value == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    static String perSecond(Optional<Figures> figures, int threads) {
        return figures.map(found -> String.format(Locale.ROOT, "%,.0f", threads * 1e9 / found.nanoseconds()))
                .orElse(NONE);
    }
}
