package org.passerelle.feel;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.RootExecutionFrame;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.kie.dmn.feel.util.StringEvalHelper;

/**
 * The engine's FEEL without what reaches beyond its values: the three functions by which a text becomes a query or code are replaced for the
 * whole process. A profile of the engine would not do: it evaluates allowed values, and calls that are drawn, without any profile.
 */
public final class ClosedFeel {

    /** Why a text that defines a function in Java is refused. */
    public static final String NOT_EXTERNAL = "Functions with an external body are not evaluated.";

    private static final ClassLoader NO_CLASSES = new NoClasses();

    private static final List<FEELFunction> FUNCTIONS =
            List.of(new MatchesByFlags(), new ReplaceByFlags(), new NoDecisionTable());

    static {
        FUNCTIONS.forEach(ClosedFeel::replace);
        replaceInFrame();
    }

    private ClosedFeel() {}

    private static void replace(FEELFunction function) {
        FEELFunction[] all = BuiltInFunctions.getFunctions();
        for (int index = 0; index < all.length; index++) {
            if (all[index].getName().equals(function.getName())) {
                all[index] = function;
            }
        }
    }

    /** The frame copies the functions when it is made: too early for those who used the engine before. */
    private static void replaceInFrame() {
        Map<String, Object> functions = new HashMap<>(RootExecutionFrame.INSTANCE.getAllValues());
        FUNCTIONS.forEach(
                function -> functions.put(StringEvalHelper.normalizeVariableName(function.getName()), function));
        try {
            Field field = RootExecutionFrame.class.getDeclaredField("functions");
            field.setAccessible(true);
            field.set(RootExecutionFrame.INSTANCE, Map.copyOf(functions));
        } catch (ReflectiveOperationException otherEngine) {
            throw new IllegalStateException("This version of the engine keeps its functions elsewhere.", otherEngine);
        }
    }

    /** Sees to it that FEEL is closed in this process. */
    public static void close() {
        // By then this class has been initialised.
    }

    /** Returns a new engine, whose functions in Java find no class. */
    public static FEELImpl engine() {
        return (FEELImpl) FEELBuilder.builder().withClassloader(NO_CLASSES).build();
    }

    /** Returns a loader of classes that finds none, for what else evaluates FEEL. */
    public static ClassLoader noClasses() {
        return NO_CLASSES;
    }

    /** Returns whether a text defines, at whatever depth, a function whose body is no FEEL. */
    public static boolean isExternal(ASTNode syntax) {
        if (syntax instanceof FunctionDefNode function && function.isExternal()) {
            return true;
        }
        for (ASTNode child : syntax.getChildrenNode()) {
            if (child != null && isExternal(child)) {
                return true;
            }
        }
        return false;
    }
}
