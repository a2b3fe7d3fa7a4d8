package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever an operator may set stands in docs/settings.md, and nothing else. */
final class SettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("PASSERELLE_[A-Z_]*[A-Z]");

    @Test
    void variables_areThoseOfTheConfiguration() throws IOException {
        assertThat(found(VARIABLE, document()))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(found(VARIABLE, configuration()));
    }

    @Test
    void properties_withoutAVariable_areThoseOfTheConfiguration() throws IOException {
        assertThat(found(Pattern.compile("(?<=`)passerelle\\.[a-z.-]+(?=`)"), document()))
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(
                        found(Pattern.compile("(?m)^passerelle\\.[a-z.-]+(?==(?!.*\\$))"), configuration()));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/settings.md"));
    }

    private static String configuration() throws IOException {
        return Files.readString(Path.of("src/main/resources/application.properties"));
    }
}
