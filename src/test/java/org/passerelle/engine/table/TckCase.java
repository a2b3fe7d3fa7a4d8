package org.passerelle.engine.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.impl.DMNContextImpl;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A case of the DMN TCK. */
record TckCase(String name, Element xml) {

    /** Returns the cases in a file. */
    static List<TckCase> in(Path file) throws IOException, SAXException, ParserConfigurationException {
        return TckValue.children(TckValue.parse(file), "testCase").stream()
                .map(test -> new TckCase(file.getFileName() + " " + test.getAttribute("id"), test))
                .toList();
    }

    /**
     * A run of a case.
     *
     * @param failures what is not as the case expects
     */
    record Run(Observed seen, List<String> failures) {}

    /** Evaluates what the case asks for. */
    Run run(DMNRuntime runtime, DMNModel model) {
        AtomicReference<DMNResult> result = new AtomicReference<>();
        Observed seen = Observed.of(runtime, () -> {
            result.set(evaluate(runtime, model));
            return result.get();
        });
        return new Run(seen, failures(result.get()));
    }

    private DMNResult evaluate(DMNRuntime runtime, DMNModel model) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (Element input : TckValue.children(xml, "inputNode")) {
            inputs.put(input.getAttribute("name"), TckValue.of(input));
        }
        DMNContext context = new DMNContextImpl(inputs);
        String service = xml.getAttribute("invocableName");
        String[] decisions =
                expectations().stream().map(node -> node.getAttribute("name")).toArray(String[]::new);
        return service.isEmpty()
                ? runtime.evaluateByName(model, context, decisions)
                : runtime.evaluateDecisionService(model, context, service);
    }

    private List<Element> expectations() {
        return TckValue.children(xml, "resultNode");
    }

    private List<String> failures(@Nullable DMNResult result) {
        List<String> failures = new ArrayList<>();
        for (Element node : expectations()) {
            Object expected = TckValue.children(node, "expected").stream()
                    .findFirst()
                    .map(TckValue::of)
                    .orElse(null);
            Object actual = Optional.ofNullable(result)
                    .map(given -> given.getDecisionResultByName(node.getAttribute("name")))
                    .map(DMNDecisionResult::getResult)
                    .orElse(null);
            if (!TckValue.same(expected, actual)) {
                failures.add("%s is %s, not %s".formatted(node.getAttribute("name"), actual, expected));
            }
        }
        return failures;
    }
}
