package org.passerelle.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.drools.io.ReaderResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNContextImpl;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;

final class ClosedFeelTest {

    private static final String JAVA = "function(x) external {java: {class: \"%s\", method signature: \"%s\"}}";

    private static @Nullable Object value(String feel) {
        return ClosedFeel.engine().evaluate(feel);
    }

    /** A model whose decision is an expression, over an input whose type has allowed values. */
    private static DMNResult decided(String logic, String allowed) {
        String model = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" namespace="n" name="m" id="d">
                  <itemDefinition name="tX" id="x"><typeRef>string</typeRef><allowedValues><text>%s</text></allowedValues></itemDefinition>
                  <inputData name="x" id="i"><variable name="x" typeRef="tX"/></inputData>
                  <decision name="y" id="y"><variable name="y"/>
                    <informationRequirement id="r"><requiredInput href="#i"/></informationRequirement>%s</decision>
                </definitions>
                """.formatted(escaped(allowed), logic);
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .setRootClassLoader(ClosedFeel.noClasses())
                .buildConfiguration()
                .fromResources(List.of(new ReaderResource(new StringReader(model))))
                .getOrElseThrow(IllegalStateException::new);
        ((DMNRuntimeImpl) runtime).setOption(new RuntimeTypeCheckOption(true));
        DMNModel compiled = runtime.getModel("n", "m");
        return runtime.evaluateAll(compiled, new DMNContextImpl(Map.of("x", "a")));
    }

    private static String expression(String feel) {
        return "<literalExpression id=\"l\"><text>" + escaped(feel) + "</text></literalExpression>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String query(URI place) {
        return "')[false()], unparsed-text('" + place + "'), ('x";
    }

    /** Every way to name the function, by which the flags become part of a query. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace(\"a\", \"a\", \"b\", \"%s\")",
                "replace(input: \"a\", pattern: \"a\", replacement: \"b\", flags: \"%s\")",
                "{r: replace}.r(\"a\", \"a\", \"b\", \"%s\")",
                "{r: {s: replace}}.r.s(\"a\", \"a\", \"b\", \"%s\")",
                "(for f in [replace] return f(\"a\", \"a\", \"b\", \"%s\"))[1]",
                "(function(f) f(\"a\", \"a\", \"b\", \"%s\"))(replace)",
                "get value({r: replace}, \"r\")(\"a\", \"a\", \"b\", \"%s\")",
            })
    void flagsThatAreAQuery_readNoFile(String feel, @TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "of the service");

        assertThat(value(feel.formatted(query(secret.toUri())))).isNull();
    }

    @Test
    void flagsThatAreAQuery_callNobody() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1000);
            URI place = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/x");

            assertThat(value("matches(\"a\", \"a\", \"%s\")".formatted("') or unparsed-text-available('" + place)))
                    .isNull();
            assertThat(catchThrowable(server::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void value_thatIsAllowed_isRead() {
        assertThat(decided(expression("x"), "matches(?, \"A\", \"i\")")
                        .getDecisionResultByName("y")
                        .getResult())
                .isEqualTo("a");
    }

    /** Where the engine evaluates without any of its profiles. */
    @Test
    void flagsThatAreAQuery_inAllowedValuesAndDrawnCalls_readNoFile(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "of the service");
        String call = "replace(\"a\", \"a\", \"b\", \"" + query(secret.toUri()) + "\")";
        String drawn = """
                <invocation id="v"><literalExpression id="f"><text>replace</text></literalExpression>%s%s%s%s</invocation>
                """.formatted(
                        binding("input", "\"a\""),
                        binding("pattern", "\"a\""),
                        binding("replacement", "\"b\""),
                        binding("flags", "\"" + query(secret.toUri()) + "\""));

        assertThat(decided(expression("x"), call + " = \"of the service\"")
                        .getDecisionResultByName("y")
                        .getResult())
                .isNull();
        assertThat(decided(drawn, "? = \"a\"").getDecisionResultByName("y").getResult())
                .isNull();
        assertThat(decided(drawn.replace(escaped(query(secret.toUri())), "i"), "? = \"a\"")
                        .getDecisionResultByName("y")
                        .getResult())
                .isEqualTo("b");
    }

    private static String binding(String name, String feel) {
        return "<binding><parameter name=\"" + name + "\"/>" + expression(feel) + "</binding>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "matches(\"A\", \"a\") ~ false",
                "matches(\"A\", \"a\", \"i\") ~ true",
                "matches(\"A\", \"a\", null) ~ false",
                "matches(\"A\", \" a \", \"ix\") ~ true",
                "replace(\"Aa\", \"a\", \"b\") = \"Ab\" ~ true",
                "replace(\"Aa\", \"a\", \"b\", \"i\") = \"bb\" ~ true",
                "replace(input: \"Aa\", pattern: \"a\", replacement: \"b\", flags: \"i\") = \"bb\" ~ true",
                "replace(\"a.\", \".\", \"b\", \"q\") = \"ab\" ~ true",
            })
    void flags_doWhatFeelSays(String feel, boolean result) {
        assertThat(value(feel)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"java.lang.System ~ getProperty(java.lang.String)", "[I ~ of(int)"})
    void functionInJava_findsNoClass(String type, String method) {
        assertThat(value("{f: " + JAVA.formatted(type, method) + ", r: f(\"java.home\")}.r"))
                .isNull();
    }

    @Test
    void functionInJava_ofAModel_findsNoClass() {
        String feel = "{f: " + JAVA.formatted("java.lang.System", "getProperty(java.lang.String)")
                + ", r: f(\"java.home\")}.r";

        assertThat(decided(expression(feel), "? = \"a\"")
                        .getDecisionResultByName("y")
                        .getResult())
                .isNull();
    }

    /** Its texts could be put together from words that nobody sees. */
    @Test
    void decisionTable_madeByAFunction_evaluatesNothing() {
        String feel =
                "decision table(outputs: \"o\", input expression list: [\"1+\"+\"1\"], rule list: [[2, \"4+\"+\"1\"]], hit policy: \"U\")()";

        assertThat(value(feel)).isNull();
        assertThat(decided(expression("x"), feel + " = 5")
                        .getDecisionResultByName("y")
                        .getResult())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{f: [function(x) external {java: {}}]} ~ true",
                "if true then 1 else (function() external {})() ~ true",
                "{external: 1, f: function(x) x + external} ~ false",
                "\"function() external\" ~ false",
            })
    void external_isSeenAtEveryDepth(String feel, boolean expected) {
        assertThat(ClosedFeel.isExternal(ClosedFeel.engine()
                        .processExpression(feel, ClosedFeel.engine().newCompilerContext())
                        .getInterpreted()
                        .getASTNode()))
                .isEqualTo(expected);
    }
}
