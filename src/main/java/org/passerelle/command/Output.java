package org.passerelle.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.sheet.RowSink;

/**
 * Where answers go.
 *
 * @param file null for standard output
 * @param resume whether answers of a run that was broken off are kept
 * @param overwrite whether a file that is there may be lost
 */
record Output(@Nullable Path file, boolean resume, boolean overwrite) {

    /** Standard output, which stays open. */
    static OutputStream standard() {
        return new FilterOutputStream(System.out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                // A stream that prints tells nobody that its reader is gone.
                if (System.out.checkError()) {
                    throw new IOException("Nobody reads the answers.");
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

    /** Refuses to lose what is in a file. */
    void check() {
        if (file != null && Files.exists(file) && !overwrite && !(resume && format() == Format.NDJSON)) {
            throw new Unusable(file + " is there already; go on with it by --resume, or begin anew by --overwrite.");
        }
    }

    /**
     * Returns a file of answers beside the one that is wanted, kept while the run is not over.
     *
     * @param name of the part
     */
    AnswerFile part(String name) throws IOException {
        if (file == null) {
            return new AnswerFile(Files.createTempFile("answers", "." + name));
        }
        Path part = file.resolveSibling(file.getFileName() + "." + name + ".part");
        if (Files.exists(part) && !resume && !overwrite) {
            throw new Unusable(
                    part + " is of a run that was broken off; go on by --resume, or begin anew by --overwrite.");
        }
        return new AnswerFile(part);
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
