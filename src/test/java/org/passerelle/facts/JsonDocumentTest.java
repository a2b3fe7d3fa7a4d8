package org.passerelle.facts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.facts.JsonDocument.Malformed;
import org.passerelle.facts.JsonDocument.Malformed.Code;
import org.passerelle.facts.JsonDocument.WellFormed;

final class JsonDocumentTest {

    @Test
    void parse_document_isItsTree() {
        JsonNode root = root(" {\"name\": \"Zoë 🌲\", \"days\": [1, null]}\r\n");

        assertThat(root.at("/name").textValue()).isEqualTo("Zoë 🌲");
        assertThat(root.at("/days/1").isNull()).isTrue();
    }

    @Test
    void parse_number_isExactAndAsWritten() {
        JsonNode root =
                root("[0.10000000000000000000000000000000001, 52.0, 1e999999999, 123456789012345678901234567890]");

        assertThat(root.get(0).decimalValue()).isEqualTo(new BigDecimal("0.10000000000000000000000000000000001"));
        assertThat(root.get(1).decimalValue()).isEqualTo(new BigDecimal("52.0"));
        assertThat(root.get(2).decimalValue()).isEqualTo(new BigDecimal("1e999999999"));
        assertThat(root.get(3).decimalValue()).isEqualTo(new BigDecimal("123456789012345678901234567890"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void parse_nothing_isEmpty(String text) {
        assertThat(code(text)).isEqualTo(Code.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "tru",
                "\"open",
                "\"a\tb\"",
                "\"\\x\"",
                "]",
                "NaN",
                "Infinity",
                "-Infinity",
                "01",
                "+1",
                ".5",
                "1.",
                "0x1F",
                "/* why */ {}",
                "// why\n{}",
                "# why\n{}",
                "{} x",
                "{},{}",
                "\uFEFF{}",
                "\u00A0{}"
            })
    void parse_otherThanTheGrammar_isNotJson(String text) {
        assertThat(code(text)).isEqualTo(Code.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"deep\":{\"a\":null,\"b\":[],\"a\":{}}}]",
                "{\"a\":{\"x\":1},\"a\":{\"y\":1}}"
            })
    void parse_keyTwice_isDuplicateKeyAtAnyDepth(String text) {
        assertThat(code(text)).isEqualTo(Code.DUPLICATE_KEY);
    }

    @Test
    void parse_sameKeyInTwoObjects_isNoDuplicate() {
        assertThat(root("[{\"a\":1},{\"a\":{\"a\":1}}]").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{}\n{}", "1 2", "{} null", "[] \"a\""})
    void parse_second_isMoreThanOneDocument(String text) {
        assertThat(code(text)).isEqualTo(Code.MORE_THAN_ONE_DOCUMENT);
    }

    @Test
    void parse_otherEncodings_areRefused() {
        assertThat(code("\"é\"".getBytes(ISO_8859_1))).isEqualTo(Code.NOT_UNICODE);
        assertThat(code("{\"a\":1}".getBytes(UTF_16BE))).isEqualTo(Code.NOT_JSON);
    }

    @Test
    void parse_invalidUtf8_isNotUnicode() {
        assertThat(code(quoted(0xC0, 0xAF))).as("overlong").isEqualTo(Code.NOT_UNICODE);
        assertThat(code(quoted(0xED, 0xA0, 0x80))).as("surrogate").isEqualTo(Code.NOT_UNICODE);
        assertThat(code(quoted(0xF4, 0x90, 0x80, 0x80))).as("above U+10FFFF").isEqualTo(Code.NOT_UNICODE);
        assertThat(code(new byte[] {'"', (byte) 0xC3})).as("cut off").isEqualTo(Code.NOT_UNICODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83c\"", "\"\\udf32\\ud83c\"", "{\"\\ud83c\":1}", "[{\"a\":\"x\\ud83cx\"}]"})
    void parse_escapedSurrogateWithoutItsPair_isNotUnicode(String text) {
        assertThat(code(text)).isEqualTo(Code.NOT_UNICODE);
    }

    @Test
    void parse_surrogates_areRefusedAndTheirNeighboursNot() {
        assertThat(code("\"\\ud800\"")).isEqualTo(Code.NOT_UNICODE);
        assertThat(code("\"\\udfff\"")).isEqualTo(Code.NOT_UNICODE);
        assertThat(root("\"\\ud7ff\\ue000\"").textValue()).isEqualTo("\ud7ff\ue000");
    }

    @Test
    void parse_escapedSurrogatePair_isOneCharacter() {
        assertThat(root("\"\\ud83c\\udf32\"").textValue()).isEqualTo("🌲");
    }

    @Test
    void parse_deepNesting_isTooDeep() {
        assertThat(code("[".repeat(100_000))).isEqualTo(Code.TOO_DEEP);
        assertThat(code("{\"a\":".repeat(100_000))).isEqualTo(Code.TOO_DEEP);
    }

    @Test
    void parse_longToken_isTooLarge() {
        assertThat(code("9".repeat(100_000))).as("whole number").isEqualTo(Code.TOO_LARGE);
        assertThat(code("0." + "9".repeat(100_000))).as("fraction").isEqualTo(Code.TOO_LARGE);
        assertThat(code("{\"" + "a".repeat(100_000) + "\":1}")).as("key").isEqualTo(Code.TOO_LARGE);
        assertThat(code("[1e2147483648]")).as("exponent").isEqualTo(Code.TOO_LARGE);
        assertThat(code("[1e-99999999999]")).as("exponent").isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void parse_longTokenAtTheGreatestDepth_isTooLarge() {
        assertThat(code("[".repeat(StreamReadConstraints.DEFAULT_MAX_DEPTH) + "9".repeat(100_000)))
                .isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void parse_manySmallParts_areTooMany_whateverTheyAre() {
        for (String part : List.of("{}", "[]", "0", "{\"a\":0}", "\"\\u00e9\"")) {
            String document = "[" + (part + ",").repeat(1_000) + part + "]";
            assertThat(JsonDocument.parse(document.getBytes(UTF_8), 1_000))
                    .as(part)
                    .isInstanceOfSatisfying(
                            Malformed.class, fault -> assertThat(fault.code()).isEqualTo(Code.TOO_MANY));
            assertThat(JsonDocument.parse(document.getBytes(UTF_8), 10_000))
                    .as(part)
                    .isInstanceOf(JsonDocument.WellFormed.class);
        }
    }

    @Test
    void parse_anyBytes_isAnAnswer() {
        byte[] valid = "{\"a\":[1.5e3,-2,\"é\\u00e9\\ud83c\\udf32\",true,null],\"b\":{\"c\":\"🌲\"}}".getBytes(UTF_8);
        Random random = new Random(20261121);

        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = valid.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                byte other = random.nextBoolean() ? (byte) random.nextInt() : valid[random.nextInt(valid.length)];
                bytes[random.nextInt(bytes.length)] = other;
            }
            assertThat(JsonDocument.parse(bytes)).isNotNull();
        }
    }

    @Test
    void malformed_place_isThatOfTheFault() {
        assertThat(parse("{\n  \"a\": 1,\n  b\n}")).isEqualTo(new Malformed(Code.NOT_JSON, 3, 4));
        assertThat(parse("{\n  \"a\": \"é\"\n}\n[")).isEqualTo(new Malformed(Code.MORE_THAN_ONE_DOCUMENT, 4, 2));
        assertThat(JsonDocument.parse("{\n\"ä\":\"é\"}".getBytes(ISO_8859_1)))
                .isEqualTo(new Malformed(Code.NOT_UNICODE, 2, 2));
    }

    private static byte[] quoted(int... bytes) {
        byte[] text = new byte[bytes.length + 2];
        text[0] = '"';
        for (int i = 0; i < bytes.length; i++) {
            text[i + 1] = (byte) bytes[i];
        }
        text[bytes.length + 1] = '"';
        return text;
    }

    private static Code code(String text) {
        return code(text.getBytes(UTF_8));
    }

    private static Code code(byte[] bytes) {
        return ((Malformed) JsonDocument.parse(bytes)).code();
    }

    private static JsonNode root(String text) {
        return ((WellFormed) parse(text)).root();
    }

    private static JsonDocument parse(String text) {
        return JsonDocument.parse(text.getBytes(UTF_8));
    }
}
