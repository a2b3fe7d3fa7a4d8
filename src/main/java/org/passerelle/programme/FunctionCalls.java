package org.passerelle.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DecisionService;

/**
 * Refuses expressions that call a function of this or an imported model: what becomes of the arguments inside cannot be followed then, as it
 * can where the call is a boxed invocation. Refuses those that ask the clock, too: a decision follows from its facts and its day.
 */
final class FunctionCalls {

    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");

    private static final Pattern CLOCK = call("today|now");

    private final ModelFile file;
    private final List<Defect> defects;
    private final List<Pattern> calls = new ArrayList<>();

    FunctionCalls(ModelFile file, List<Defect> defects) {
        this.file = file;
        this.defects = defects;
        file.definitions().getDrgElement().stream()
                .filter(element -> element instanceof BusinessKnowledgeModel || element instanceof DecisionService)
                .forEach(function -> calls.add(call(Pattern.quote(function.getName()))));
        file.definitions()
                .getImport()
                .forEach(model -> calls.add(call(Pattern.quote(model.getName()) + "\\.[^\\W\\d][\\w ]*")));
    }

    private static Pattern call(String name) {
        return Pattern.compile("(?<![\\w.])(" + name + ")\\s*\\(", Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * Reports each function that some expressions, or cells, call.
     *
     * @param id of the element that they belong to, for the defect
     * @param owner name of the decision or function that they belong to
     */
    void refuse(String id, String owner, Stream<String> expressions) {
        List<String> codes = expressions
                .map(expression -> TEXT.matcher(expression).replaceAll("\"\""))
                .toList();
        calls.forEach(call -> named(call, codes)
                .forEach(function -> defects.add(file.defect(
                        id,
                        "'" + owner + "' calls '" + function
                                + "' within an expression, which cannot be explained; use a boxed invocation."))));
        named(CLOCK, codes)
                .forEach(function -> defects.add(file.defect(
                        id,
                        "'" + owner + "' asks the clock by '" + function
                                + "': the same case would be decided otherwise later; use '" + Edition.DECISION_DATE
                                + "'.")));
    }

    /** Returns the functions that some code calls, each once. */
    private static Stream<String> named(Pattern call, List<String> codes) {
        return codes.stream()
                .flatMap(code -> call.matcher(code).results())
                .map(found -> found.group(1))
                .distinct();
    }
}
