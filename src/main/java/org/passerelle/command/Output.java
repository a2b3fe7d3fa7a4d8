package org.passerelle.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.sheet.RowSink;

/**
 * Where answers go. What is no lines of answers is made from parts: files of such lines, kept beside it until the run is over.
 *
 * @param file null for standard output
 * @param isComparison whether what flips is put out
 * @param resume whether answers of a run that was broken off are kept
 * @param overwrite whether a file that is there may be lost
 */
record Output(@Nullable Path file, boolean isComparison, boolean resume, boolean overwrite) {

    private static final String NOTE = "run";

    /** Standard output, which stays open. */
    static OutputStream standard() {
        return new FilterOutputStream(System.out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                // A stream that prints tells nobody that its reader is gone.
                if (System.out.checkError()) {
                    throw new IOException("The answers cannot be written: nobody reads them, or there is no room.");
                }
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    Format format() {
        return file == null
                ? Format.NDJSON
                : Format.of(file)
                        .orElseThrow(() ->
                                new Unusable("The name of " + file + " must end with .ndjson, .jsonl, .csv or .xlsx."));
    }

    /**
     * Begins a run, or goes on with one.
     *
     * @param asked of the run
     * @param today the day of decisions of cases that name none, when the run begins and no day is asked for
     * @return the day of decisions of cases that name none
     * @throws Unusable when a file would be lost, or the run that was broken off was another
     */
    LocalDate begin(CaseFile cases, RunNote asked, LocalDate today) throws IOException {
        RunNote fresh = asked.on(today);
        if (file == null) {
            return fresh.day();
        }
        List<Path> answers = answers().stream().map(AnswerFile::path).toList();
        for (Path each : answers) {
            refuseSame(each, cases);
        }
        Path note = beside(file, NOTE);
        refuseSame(file, cases);
        refuseSame(note, cases);
        refuseLoss(file, answers);
        if (resume && isAnyFilled(answers)) {
            return begun(note, answers.get(0)).goOn(asked).day();
        }
        clear(answers);
        Files.deleteIfExists(note);
        fresh.write(note);
        return fresh.day();
    }

    /** What another run left is never gone on with; and a link beside the file, somebody else has put there. */
    private void clear(List<Path> answers) throws IOException {
        for (Path each : answers) {
            if (!each.equals(file)) {
                Files.deleteIfExists(each);
            }
            Files.write(each, new byte[0]);
        }
    }

    private static RunNote begun(Path note, Path answers) throws IOException {
        return RunNote.in(note)
                .orElseThrow(() -> new Unusable("No run that wrote " + answers
                        + " was broken off: its answers may be those of other cases; begin anew by --overwrite."));
    }

    private static void refuseSame(Path out, CaseFile cases) throws IOException {
        if (Files.exists(out) && Files.isSameFile(out, cases.path())) {
            throw new Unusable(out + " holds the cases; name another file with --out.");
        }
    }

    private void refuseLoss(Path out, List<Path> answers) throws IOException {
        if (overwrite || (resume && answers.stream().anyMatch(Files::exists))) {
            return;
        }
        if (Files.isDirectory(out)) {
            throw new Unusable(out + " is a folder; name a file with --out.");
        }
        if (isAnyFilled(answers)) {
            throw new Unusable("Answers are in " + answers.get(0)
                    + " already; go on with them by --resume, or begin anew by --overwrite.");
        }
        if (isAnyFilled(List.of(out))) {
            throw new Unusable(out + " is there already, and no run of it was broken off; begin anew by --overwrite.");
        }
    }

    private static boolean isAnyFilled(List<Path> files) throws IOException {
        for (Path each : files) {
            if (Files.exists(each) && Files.size(each) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the files that hold answers while a run is not over; of a comparison, those by the rules before and by those after. */
    List<AnswerFile> answers() throws IOException {
        if (isComparison) {
            return List.of(part("before"), part("after"));
        }
        return List.of(file != null && format() == Format.NDJSON ? new AnswerFile(file) : part("answers"));
    }

    private static Path beside(Path out, String name) {
        return out.resolveSibling(out.getFileName() + "." + name + ".part");
    }

    /** Forgets how the run began, since it is over. */
    void end() throws IOException {
        if (file != null) {
            Files.deleteIfExists(beside(file, NOTE));
        }
    }

    private AnswerFile part(String name) throws IOException {
        return new AnswerFile(file == null ? Temporary.file(name) : beside(file, name));
    }

    /** Opens the file for rows. */
    RowSink rows(String name, List<String> headers) throws IOException {
        if (file == null) {
            return new LineSink(standard(), headers);
        }
        OutputStream out = Files.newOutputStream(file);
        return format().sheet().isPresent()
                ? header(format().sheet().get().write(out, name), headers)
                : new LineSink(out, headers);
    }

    private static RowSink header(RowSink sink, List<String> headers) throws IOException {
        sink.write(headers);
        return sink;
    }
}
