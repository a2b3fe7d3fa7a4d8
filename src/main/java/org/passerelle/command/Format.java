package org.passerelle.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.sheet.SheetFormat;

/** How cases and answers are written in a file. */
enum Format {
    /** A JSON object on each line. */
    NDJSON("ndjson|jsonl"),
    /** Comma separated values with a header. */
    CSV("csv"),
    /** The first sheet of a workbook. */
    XLSX("xlsx");

    private final String endings;

    Format(String endings) {
        this.endings = endings;
    }

    /** Returns the format that the ending of a name says; empty when it says none. */
    static Optional<Format> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.matches(".*\\.(" + format.endings + ")"))
                .findFirst();
    }

    /** Returns how such a file holds a table; empty when it holds lines of JSON. */
    Optional<SheetFormat> sheet() {
        return switch (this) {
            case NDJSON -> Optional.empty();
            case CSV -> Optional.of(SheetFormat.CSV);
            case XLSX -> Optional.of(SheetFormat.XLSX);
        };
    }
}
