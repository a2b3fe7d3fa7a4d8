package org.passerelle.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.passerelle.decision.Json;

/** A file with an answer on each line, in the order of the cases. */
record AnswerFile(Path path) {

    /** What is done with an answer. */
    interface Use {

        void of(JsonNode answer) throws IOException;
    }

    /** Hands over each answer. */
    void forEach(Use use) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                use.of(Json.MAPPER.readTree(line));
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
     */
    Kept repaired(Set<String> digests) throws IOException {
        if (!Files.exists(path)) {
            return Kept.NOTHING;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(whole(file));
        }
        AtomicLong answers = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        forEach(answer -> {
            JsonNode digest = answer.path("rulesDigest");
            answers.incrementAndGet();
            if (!digest.isTextual()) {
                refused.incrementAndGet();
            } else if (!digests.contains(digest.asText())) {
                throw new Unusable("Answers in " + path
                        + " were decided by other rules than those of now; decide all again with --overwrite.");
            }
        });
        return new Kept(answers.get(), refused.get());
    }

    /** Returns the length up to the last line feed. */
    private static long whole(RandomAccessFile file) throws IOException {
        for (long length = file.length(); length > 0; length--) {
            file.seek(length - 1);
            if (file.read() == '\n') {
                return length;
            }
        }
        return 0;
    }
}
