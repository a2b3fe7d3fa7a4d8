package org.passerelle.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.passerelle.engine.feel.Term;
import org.passerelle.engine.feel.Terms;
import org.passerelle.feel.ClosedFeel;
import org.passerelle.programme.Reference;

/** An expression of a model as a function of what it reads. */
final class FeelExpression {

    private static final FEELImpl ENGINE = ClosedFeel.engine();

    private final List<Reference> references;
    /* Which references are parts of others, and come with them. */
    private final BitSet contained = new BitSet();
    private final boolean isName;
    private final Term term;

    private FeelExpression(List<Reference> references, boolean isName, Term term) {
        this.references = references;
        for (int index = 0; index < references.size(); index++) {
            contained.set(index, references.stream().anyMatch(references.get(index)::isPartOf));
        }
        this.isName = isName;
        this.term = term;
    }

    /**
     * Compiles an expression.
     *
     * @param references what it reads
     */
    static FeelExpression of(String text, List<Reference> references) {
        CompilerContext context = ENGINE.newCompilerContext();
        references.forEach(reference -> context.addInputVariableType(reference.root(), BuiltInType.UNKNOWN));
        boolean isName = references.size() == 1 && references.get(0).toString().equals(text.strip());
        return new FeelExpression(
                references,
                isName,
                Terms.of(ENGINE.processExpression(text, context).getInterpreted()));
    }

    /** Returns whether the expression reads just that. */
    boolean reads(List<Reference> what) {
        return references.equals(what);
    }

    /** Returns the value among variables. */
    @Nullable
    Object among(Map<String, Object> variables) {
        if (isName) {
            return read(references.get(0), variables);
        }
        for (Reference reference : references) {
            if (!variables.containsKey(reference.root())) {
                List<@Nullable Object> values = new ArrayList<>();
                references.forEach(each -> values.add(read(each, variables)));
                return of(values);
            }
        }
        return evaluate(variables);
    }

    private static @Nullable Object read(Reference reference, Map<String, Object> variables) {
        return Paths.walk(variables.get(reference.root()), reference.path());
    }

    /**
     * Returns the value.
     *
     * @param values of the references, in their order
     */
    @Nullable
    Object of(List<@Nullable Object> values) {
        if (isName) {
            return values.get(0);
        }
        Map<String, Object> variables = new HashMap<>();
        for (int index = 0; index < references.size(); index++) {
            if (contained.get(index)) {
                continue;
            }
            put(variables, references.get(index), values.get(index));
        }
        return evaluate(variables);
    }

    private @Nullable Object evaluate(Map<String, Object> variables) {
        return term.value(new org.passerelle.engine.feel.Scope(ENGINE, variables, true, false));
    }

    @SuppressWarnings({"unchecked", "NullAway"} /* only maps made here are walked; what is not known is a null value */)
    private static void put(Map<String, Object> variables, Reference reference, @Nullable Object value) {
        Map<String, Object> level = variables;
        String name = reference.root();
        for (String component : reference.path()) {
            level = (Map<String, Object>) level.computeIfAbsent(name, any -> new HashMap<String, Object>());
            name = component;
        }
        level.put(name, value);
    }
}
