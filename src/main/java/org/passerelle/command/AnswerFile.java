package org.passerelle.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.passerelle.decision.Json;

/** A file with an answer on each line, in the order of the cases. */
record AnswerFile(Path path) {

    private static final String DIGEST = "rulesDigest";

    /** What is done with an answer. */
    interface Use {

        void of(JsonNode answer) throws IOException;
    }

    /** Hands over each answer. */
    void forEach(Use use) throws IOException {
        forEach(Long.MAX_VALUE, line -> use.of(Json.MAPPER.readTree(line)));
    }

    private interface LineUse {

        void of(String line) throws IOException;
    }

    private void forEach(long most, LineUse use) throws IOException {
        // A letter may be cut in half: this reader puts a question mark.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (long number = 1; number <= most && line != null; number++) {
                use.of(line);
                line = lines.readLine();
            }
        }
    }

    /**
     * What a run that was broken off left.
     *
     * @param answers lines written whole
     * @param refused those of them that are no decision
     */
    record Kept(long answers, long refused) {

        static final Kept NOTHING = new Kept(0, 0);
    }

    /**
     * Cuts off a line that was not written whole, and counts the others.
     *
     * @param digests of the rules that decide now: cases that others decided cannot be gone on from
     * @throws Unusable when it is not a file of answers, which then stays as it is
     */
    Kept repaired(Set<String> digests) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return Kept.NOTHING;
        }
        Whole whole = whole();
        if (whole.lines() == 0 && !isBeginningOfAnswer()) {
            throw foreign();
        }
        AtomicLong refused = new AtomicLong();
        forEach(whole.lines(), line -> {
            JsonNode digest = answer(line).path(DIGEST);
            if (!digest.isTextual()) {
                refused.incrementAndGet();
            } else if (!digests.contains(digest.asText())) {
                throw new Unusable("Answers in " + path
                        + " were decided by other rules than those of now; decide all again with --overwrite.");
            }
        });
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(whole.bytes());
        }
        return new Kept(whole.lines(), refused.get());
    }

    private boolean isBeginningOfAnswer() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.read() == '{';
        }
    }

    private JsonNode answer(String line) {
        try {
            JsonNode answer = Json.MAPPER.readTree(line);
            if (answer.path(DIGEST).isTextual() || (answer.has("type") && answer.has("status"))) {
                return answer;
            }
        } catch (JsonProcessingException otherwise) {
            throw foreign();
        }
        throw foreign();
    }

    private Unusable foreign() {
        return new Unusable(path + " does not hold answers on whole lines, so it is not gone on with;"
                + " name another file with --out, or begin anew by --overwrite.");
    }

    /** Lines up to the last line feed, and their length. */
    private record Whole(long lines, long bytes) {}

    private Whole whole() throws IOException {
        long lines = 0;
        long bytes = 0;
        try (InputStream file = Files.newInputStream(path)) {
            byte[] block = new byte[64 * 1024];
            long before = 0;
            for (int length = file.read(block); length >= 0; length = file.read(block)) {
                for (int at = 0; at < length; at++) {
                    if (block[at] == '\n') {
                        lines++;
                        bytes = before + at + 1;
                    }
                }
                before += length;
            }
        }
        return new Whole(lines, bytes);
    }
}
