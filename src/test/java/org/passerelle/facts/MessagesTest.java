package org.passerelle.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.facts.JsonDocument.Malformed;
import org.passerelle.facts.Problem.Code;

final class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");

    @Test
    void text_problem_saysWhatIsAllowed() {
        Problem problem = Problem.wrongType("/age", "integer");

        assertThat(Messages.text(problem, Locale.ENGLISH)).isEqualTo("Wrong type. Expected: a whole number.");
        assertThat(Messages.text(problem, Locale.FRENCH)).isEqualTo("Type erroné. Attendu : un nombre entier.");
        assertThat(Messages.text(problem, Locale.GERMAN)).isEqualTo("Falscher Typ. Erwartet: eine ganze Zahl.");
    }

    @Test
    void text_region_isThatOfItsLanguage() {
        assertThat(Messages.text(Problem.of("/id", Code.REQUIRED), Locale.forLanguageTag("de-CH")))
                .isEqualTo("Dieses Feld ist obligatorisch.");
    }

    @Test
    void text_malformed_saysWhere() {
        assertThat(Messages.text(new Malformed(Malformed.Code.NOT_JSON, 3, 14), Locale.ENGLISH))
                .isEqualTo("The body is not JSON: line 3, column 14.");
    }

    @Test
    void text_argument_isTakenLiterally() {
        Problem problem = new Problem("", Code.NOT_ALLOWED, List.of(), null, Map.of("allowed", "[A-Z]{2}$1\\"));

        assertThat(Messages.text(problem, Locale.ENGLISH))
                .isEqualTo("This value is not allowed. Allowed: [A-Z]{2}$1\\.");
    }

    @Test
    void text_argumentLacking_isNamed() {
        assertThatThrownBy(() -> Messages.text("problem.TOO_MANY", Locale.ENGLISH, Map.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("problem.TOO_MANY needs limit");
    }

    @Test
    void text_languageLacking_isNeverThatOfTheMachine() {
        assertThatThrownBy(() -> Messages.text("problem.REQUIRED", Locale.ITALIAN, Map.of()))
                .isInstanceOf(MissingResourceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de"})
    void texts_ofEveryCode_exist(String language) throws IOException {
        Map<String, List<String>> texts = placeholders(language);

        for (Code code : Code.values()) {
            assertThat(texts).containsKey("problem." + code);
        }
        for (Malformed.Code code : Malformed.Code.values()) {
            assertThat(texts).containsKey("problem.malformed." + code);
        }
        for (String type : List.of("object", "array", "string", "number", "integer", "boolean", "date")) {
            assertThat(texts).containsKey("problem.expected." + type);
        }
    }

    @Test
    void texts_keysAndPlaceholders_areEqualInAllLanguages() throws IOException {
        assertThat(placeholders("fr")).isEqualTo(placeholders("en"));
        assertThat(placeholders("de")).isEqualTo(placeholders("en"));
    }

    private static Map<String, List<String>> placeholders(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        Map<String, List<String>> placeholders = new TreeMap<>();
        texts.forEach((key, text) -> placeholders.put((String) key, placeholdersIn((String) text)));
        return placeholders;
    }

    private static List<String> placeholdersIn(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
