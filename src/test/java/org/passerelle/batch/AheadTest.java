package org.passerelle.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class AheadTest {

    private final List<List<Lines.Line>> begun = new ArrayList<>();
    private final Ahead ahead = new Ahead(2L * 2 * Chunk.LONG, lines -> {
        begun.add(lines);
        return new CompletableFuture<>();
    });

    private void add(int lines) {
        for (int line = 0; line < lines; line++) {
            ahead.add(new Lines.Line(line, new byte[1_000]));
        }
    }

    /** How long its answers are, nobody knows before: all that are begun may be long. */
    @Test
    void chunks_areBegun_onlyAsManyAsTheirAnswersWouldFit() {
        add(10_000);

        assertThat(begun).hasSize(2);
    }

    @Test
    void chunks_whoseAnswersAreShort_makeRoomForOthers() {
        add(10_000);
        int before = begun.size();

        ahead.decided(1_000);
        assertThat(begun).hasSize(before + 1);

        ahead.decided(100L << 20);
        assertThat(begun).hasSize(before + 1);
        ahead.written(100L << 20);
        assertThat(begun).hasSizeGreaterThan(before);
    }
}
