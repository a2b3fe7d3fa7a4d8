package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferencesTest {

    private static final Set<String> SCOPE = Set.of("person", "day");

    @ParameterizedTest
    @CsvSource({"person", "day", "person.age", "person.home.canton", "person.age.year"})
    void path_isReadAsTheParserReadsIt(String path) {
        assertThat(References.of(path, SCOPE))
                .hasSize(1)
                // What is more than a path, the parser reads.
                .isEqualTo(References.of("(" + path + ")", SCOPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"person\"", "\"person.age\"", "52", "true", "false", "null", "other", "other.person"})
    void literalAndUnknownName_readNothing(String expression) {
        assertThat(References.of(expression, SCOPE)).isEmpty();
        assertThat(References.of("(" + expression + ")", SCOPE)).isEmpty();
    }

    @Test
    void textsInAnExpression_hideNoReference() {
        assertThat(References.of("\"a\" + person.name + \"b\"", SCOPE))
                .containsExactly(new Reference("person", List.of("name")));
    }
}
