package org.passerelle.engine.feel;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.util.StringEvalHelper;

/** What can be told from the syntax of FEEL. */
public final class Syntax {

    private static final String VALUE = "?";

    private Syntax() {}

    /** Whether an expression is a constant and needs no evaluation to be known. */
    public static boolean isConstant(ASTNode node) {
        return node instanceof NumberNode
                || node instanceof StringNode
                || node instanceof BooleanNode
                || node instanceof NullNode
                || node instanceof AtLiteralNode
                || (node instanceof SignedUnaryNode signed && signed.getExpression() instanceof NumberNode)
                || (node instanceof FunctionInvocationNode call && call.getTcFolded() != null);
    }

    /** Returns the names of a path such as {@code a.b.c}; empty when an expression is anything else. */
    public static List<String> path(ASTNode node) {
        if (node instanceof NameRefNode name) {
            return names(List.of(name));
        } else if (node instanceof QualifiedNameNode qualified) {
            return names(qualified.getParts());
        } else if (node instanceof PathExpressionNode path && path.getName() instanceof NameRefNode last) {
            List<String> before = path(path.getExpression());
            List<String> after = names(List.of(last));
            return before.isEmpty() || after.isEmpty() ? List.of() : concatenate(before, after);
        }
        return List.of();
    }

    private static List<String> names(List<NameRefNode> parts) {
        List<String> names = parts.stream().map(NameRefNode::getText).toList();
        boolean plain = names.stream()
                .allMatch(name -> !name.equals(VALUE) && name.equals(StringEvalHelper.normalizeVariableName(name)));
        return plain ? names : List.of();
    }

    private static List<String> concatenate(List<String> before, List<String> after) {
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    /**
     * Returns whether evaluating an expression does nothing but yield its value, so that it may be done twice or not at all: it makes no
     * function and calls none but those known to be so.
     *
     * @param isSafe whether a name may be called
     * @param functions names of variables that hold functions
     */
    public static boolean isPure(ASTNode node, Predicate<String> isSafe, Set<String> functions) {
        if (node instanceof FunctionDefNode
                || (node instanceof NameRefNode name && functions.contains(name.getText()))) {
            return false;
        }
        if (node instanceof FunctionInvocationNode call
                && !isSafe.test(call.getName().getText())) {
            return false;
        }
        for (ASTNode child : node.getChildrenNode()) {
            if (child != null && !isPure(child, isSafe, functions)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether an expression reads the value under test. */
    public static boolean readsValue(ASTNode node) {
        if (node instanceof NameRefNode name && name.getText().equals(VALUE)) {
            return true;
        }
        for (ASTNode child : node.getChildrenNode()) {
            if (child != null && readsValue(child)) {
                return true;
            }
        }
        return false;
    }
}
