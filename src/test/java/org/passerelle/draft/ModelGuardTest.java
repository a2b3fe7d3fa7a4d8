package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.draft.Message.Kind;

final class ModelGuardTest {

    private static final String FILE = "dmn/toy/a.dmn";

    private static List<Message> check(String text) {
        return ModelGuard.check(FILE, text, Locale.ENGLISH);
    }

    private static String model(String content) {
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" name=\"a\">\n" + content
                + "\n</definitions>";
    }

    private static String expression(String feel) {
        return model("<literalExpression id=\"e\"><text>" + feel + "</text></literalExpression>");
    }

    @Test
    void published_models_pass() {
        Library.files().forEach((path, text) -> {
            if (path.endsWith(".dmn")) {
                assertThat(check(text)).as(path).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE definitions>\n<definitions/>",
                "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<definitions>&b;</definitions>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<definitions>&x;</definitions>",
                "<!DOCTYPE d SYSTEM \"http://somewhere.example/evil.dtd\">\n<definitions/>",
                "<?xml version=\"1.0\"?><!-- first -->\n<!DOCTYPE d [<!ENTITY % p SYSTEM \"http://somewhere.example/\">%p;]><definitions/>",
            })
    void doctype_isRefused(String text) {
        assertThat(check(text)).extracting(Message::kind).containsExactly(Kind.SECURITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(k) external {java: {class: \"java.lang.System\"}}",
                "function (k)\n/* \" */ external /* \" */ { java : {} }",
                "{a: \"function\", f: function() external {pmml: {}}}",
                "<![CDATA[func]]>tion() exter<![CDATA[nal]]> {}",
                "function() <text/>external {}",
            })
    void functionOfCode_inAnExpression_isRefused(String feel) {
        assertThat(check(expression(feel))).extracting(Message::kind).containsOnly(Kind.SECURITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=\"Java\"",
                "kind=\"PMML\"",
                "kind=\"java\"",
                "kind=\"J\"",
                "xmlns:feel=\"urn:feel\" feel:kind=\"J\"",
                "xmlns:x=\"urn:x\" x:kind=\"FEEL\" kind=\"Java\"",
            })
    void functionOfCode_boxed_isRefused(String kind) {
        assertThat(check(model("<functionDefinition " + kind + "/>")))
                .extracting(Message::kind)
                .containsExactly(Kind.SECURITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Java", "J", "PMML"})
    void knowledgeModelOfCode_isRefused(String kind) {
        String model = model("<businessKnowledgeModel name=\"a\"><encapsulatedLogic kind=\"" + kind
                + "\"><context/></encapsulatedLogic></businessKnowledgeModel>");

        assertThat(check(model)).extracting(Message::kind).containsExactly(Kind.SECURITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kind=\"FEEL\""})
    void functionOfFeel_passes(String kind) {
        assertThat(check(model("<functionDefinition " + kind + "/>"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&quot;external&quot;", "function(a) a + 1", "external = true"})
    void expression_thatCallsNoCode_passes(String feel) {
        assertThat(check(expression(feel))).isEmpty();
    }

    @Test
    void prose_mayNameWhatExpressionsMayNot() {
        assertThat(check(model("<annotationEntry><text>the function of external bodies</text></annotationEntry>")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" locationURI=\"http://somewhere.example/a.dmn\"",
                "importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" locationURI=\"../other/a.dmn\"",
                "importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" locationURI=\"/etc/a.dmn\"",
                "importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" locationURI=\"file:a.dmn\"",
                "importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" locationURI=\"C:\\a.dmn\"",
                "importType=\"http://www.dmg.org/PMML-4_2\" locationURI=\"a.dmn\"",
                "locationURI=\"a.dmn\"",
            })
    void import_ofSomethingElse_isRefused(String attributes) {
        assertThat(check(model("<import name=\"b\" " + attributes + "/>")))
                .extracting(Message::kind)
                .containsExactly(Kind.SECURITY);
    }

    @Test
    void import_ofANeighbour_passes() {
        assertThat(
                        check(
                                model(
                                        "<import importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\" locationURI=\"b-1.dmn\"/>")))
                .isEmpty();
    }

    @Test
    void elements_nestedTooDeep_areRefused() {
        assertThat(check("<a>".repeat(100) + "</a>".repeat(100))).isEmpty();
        assertThat(check("<a>".repeat(100_000) + "</a>".repeat(100_000)))
                .extracting(Message::kind)
                .containsExactly(Kind.SECURITY);
    }

    @Test
    void truncatedFile_isRefused_withTheLine() {
        assertThat(check("<definitions>\n<decision>\n</deci")).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Kind.XML);
            assertThat(message.place().line()).isEqualTo(3);
            assertThat(message.text()).doesNotContain("\n");
        });
    }

    @Test
    void encoding_otherThanUtf8_isRefused() {
        assertThat(check("<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions/>"))
                .isEmpty();
        assertThat(check("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><definitions/>"))
                .extracting(Message::kind)
                .containsExactly(Kind.XML);
    }

    @Test
    void everything_isSaidAtOnce_withItsLine() {
        String text = model("<functionDefinition kind=\"Java\"/>\n<functionDefinition kind=\"PMML\"/>");

        assertThat(check(text)).extracting(message -> message.place().line()).containsExactly(2, 3);
    }
}
