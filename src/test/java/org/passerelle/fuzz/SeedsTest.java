package org.passerelle.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer begins with, and what it once found ({@code bin/fuzz}). */
final class SeedsTest {

    @TestFactory
    Stream<DynamicNode> input_thatAStrangerWrote_isUsedOrRefused() {
        return Arrays.stream(FuzzTarget.values()).flatMap(target -> seeds(target).stream()
                .map(seed -> dynamicTest(target + " " + seed.getFileName(), () -> assertThatCode(
                                () -> target.take(Files.readAllBytes(seed)))
                        .doesNotThrowAnyException())));
    }

    private static List<Path> seeds(FuzzTarget target) {
        try (Stream<Path> files =
                Files.list(Path.of("src/test/fuzz", target.name().toLowerCase(Locale.ROOT)))) {
            return files.sorted().toList();
        } catch (IOException missing) {
            throw new IllegalStateException("There are no seeds for " + target, missing);
        }
    }
}
