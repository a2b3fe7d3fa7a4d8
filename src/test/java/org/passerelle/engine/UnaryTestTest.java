package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnaryTestTest {

    @Test
    void test_value_passesWhenItIsTheLiteral() {
        assertThat(passes("\"ELIGIBLE\"", "ELIGIBLE")).isTrue();
        assertThat(passes("\"ELIGIBLE\"", "INCOMPLETE")).isFalse();
        assertThat(passes("\"ELIGIBLE\"", null)).isFalse();
    }

    @Test
    void test_alternatives_passWhenOneDoes() {
        assertThat(passes("\"LACI\", \"LEMC\"", "LEMC")).isTrue();
        assertThat(passes("\"LACI\", \"LEMC\"", "LIAS")).isFalse();
    }

    @Test
    void test_null_isToldFromEveryValue() {
        assertThat(passes("null", null)).isTrue();
        assertThat(passes("null", "")).isFalse();
        assertThat(passes("not(null)", "A")).isTrue();
        assertThat(passes("not(null)", null)).isFalse();
    }

    @Test
    void test_comparison_countsNumbersOfAnyClass() {
        assertThat(passes("> 3", new BigDecimal("3.5"))).isTrue();
        assertThat(passes("> 3", 4)).isTrue();
        assertThat(passes("> 3", 3)).isFalse();
    }

    @Test
    void test_questionMark_standsForTheValue() {
        assertThat(passes("count(?) = 2", List.of("A", "B"))).isTrue();
        assertThat(passes("count(?) = 2", List.of("A"))).isFalse();
        assertThat(passes("list contains(?, \"B\")", List.of("A", "B"))).isTrue();
    }

    @Test
    void test_functionInJava_isRefused_andDoesNothing(@TempDir Path folder) throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "x");
        String feel = "count(?) = 0 and {%s, %s, %s, r: d(p(u(\"%s\"))) = true}.r"
                .formatted(
                        java("u", "java.net.URI", "create(java.lang.String)"),
                        java("p", "java.nio.file.Path", "of(java.net.URI)"),
                        java("d", "java.nio.file.Files", "deleteIfExists(java.nio.file.Path)"),
                        victim.toUri());

        assertThatThrownBy(() -> passes(feel, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("external");
        assertThat(victim).exists();
    }

    private static String java(String name, String type, String method) {
        return "%s: function(x) external {java: {class: \"%s\", method signature: \"%s\"}}"
                .formatted(name, type, method);
    }

    @Test
    void test_valueOfAnotherType_doesNotPass() {
        assertThat(passes("> 3", "A")).isFalse();
        assertThat(passes("[1..3]", "A")).isFalse();
        assertThat(passes("count(?) = 1", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "> ",
                "\"A\",",
                "? = 1 or",
                "ELIGIBLE",
                "x + 1",
                "unheard(?)",
                "? === 1",
                "t======================================================================rue"
            })
    void of_textThatIsNoTest_isRefused(String text) {
        assertThatThrownBy(() -> UnaryTest.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean passes(String test, @Nullable Object value) {
        return UnaryTest.of(test).test(value);
    }
}
