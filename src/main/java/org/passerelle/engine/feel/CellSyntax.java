package org.passerelle.engine.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.events.SyntaxErrorEvent;
import org.passerelle.feel.ClosedFeel;

/** Whether the cells of a table are written in FEEL, be the names in them known or not. */
public final class CellSyntax {

    private CellSyntax() {}

    /** Returns what keeps a text from being the test of an input; empty when it is one. */
    public static Optional<String> faultOfTest(String text) {
        return fault(feel -> feel.processUnaryTests(text, feel.newCompilerContext())
                .getInterpreted()
                .getASTNode());
    }

    /** Returns what keeps a text from being the expression of an output; empty when it is one. */
    public static Optional<String> faultOfExpression(String text) {
        return fault(feel -> feel.processExpression(text, feel.newCompilerContext())
                .getInterpreted()
                .getASTNode());
    }

    @FunctionalInterface
    private interface Compilation {
        ASTNode by(FEELImpl feel);
    }

    private static Optional<String> fault(Compilation compilation) {
        List<FEELEvent> events = new ArrayList<>();
        FEELImpl feel = ClosedFeel.engine();
        feel.addListener(events::add);
        try {
            if (ClosedFeel.isExternal(compilation.by(feel))) {
                return Optional.of(ClosedFeel.NOT_EXTERNAL);
            }
        } catch (RuntimeException brokenOff) {
            // After a syntax error, which the listener has been told of, the compiler runs into its own nulls.
            events.removeIf(event -> !(event instanceof SyntaxErrorEvent));
        }
        return events.stream()
                .filter(SyntaxErrorEvent.class::isInstance)
                .map(FEELEvent::getMessage)
                .findFirst();
    }
}
