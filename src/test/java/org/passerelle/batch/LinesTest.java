package org.passerelle.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinesTest {

    private static final int LONGEST = 10;

    private static List<String> read(InputStream in) throws IOException {
        Lines lines = new Lines(in, LONGEST, () -> false);
        List<String> read = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + ":" + new String(line.bytes(), StandardCharsets.UTF_8));
        }
        return read;
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lines_areNumbered_blankOnesPassedOver() throws IOException {
        assertThat(read(of("a\n\n \r\nb\r\nc"))).containsExactly("1:a", "4:b\r", "5:c");
    }

    @Test
    void lineThatIsTooLong_isNotKept_andTheNextIsWhole() throws IOException {
        assertThat(read(of("0123456789\n01234567890\n" + "x".repeat(200_000) + "\nb\n")))
                .containsExactly("1:0123456789", "2:", "3:", "4:b");
    }

    @Test
    void linesInPieces_areWhole() throws IOException {
        InputStream slow = new InputStream() {
            private final InputStream whole = of("abc\ndef\ng");

            @Override
            public int read() throws IOException {
                return whole.read();
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return whole.read(into, from, Math.min(2, most));
            }
        };
        assertThat(read(slow)).containsExactly("1:abc", "2:def", "3:g");
    }

    @Test
    void line_thatHasArrived_waitsForNoOther() throws IOException {
        InputStream waiting = new InputStream() {
            private final InputStream arrived = of("a\nb\n");

            @Override
            public int read() throws IOException {
                throw new AssertionError("waits");
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                assertThat(arrived.available()).as("waits").isPositive();
                return arrived.read(into, from, most);
            }
        };
        Lines lines = new Lines(waiting, LONGEST, () -> false);

        assertThat(lines.next()).isNotNull();
        assertThat(lines.next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "x"})
    void linesWithoutEnd_endWhenItIsOver(String sent) throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return sent.charAt(0);
            }

            @Override
            public int read(byte[] into, int from, int most) {
                Arrays.fill(into, from, from + most, (byte) read());
                return most;
            }
        };
        AtomicInteger patience = new AtomicInteger(1_000);

        assertThat(new Lines(endless, LONGEST, () -> patience.decrementAndGet() < 0).next())
                .isNull();
    }
}
