package org.passerelle.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;

/** Finds what a FEEL expression reads. */
final class References {

    /* Most expressions of a model. The parser reads all names of FEEL's functions before each expression with a name in it. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*\"|\\d+");

    private References() {}

    /** Returns what an expression reads of the variables in scope, each once, in order of appearance. */
    static List<Reference> of(String expression, Set<String> scope) {
        Set<Reference> found = new LinkedHashSet<>();
        if (PATH.matcher(expression).matches()) {
            add(List.of(expression.split("\\.")), scope, found);
        } else if (!LITERAL.matcher(expression).matches()) {
            collect(parse(expression, scope), scope, found);
        }
        return List.copyOf(found);
    }

    private static BaseNode parse(String expression, Set<String> scope) {
        Map<String, Type> types = new HashMap<>();
        scope.forEach(name -> types.put(name, BuiltInType.UNKNOWN));
        var parser = FEELParser.parse(null, expression, types, Map.of(), List.of(), List.of(), null);
        return parser.compilation_unit().accept(new ASTBuilderVisitor(types, null));
    }

    private static void collect(ASTNode node, Set<String> scope, Set<Reference> found) {
        if (node instanceof QualifiedNameNode qualified) {
            List<String> names = new ArrayList<>();
            qualified.getParts().forEach(part -> names.add(part.getText()));
            add(names, scope, found);
        } else if (node instanceof NameRefNode name) {
            add(List.of(name.getText()), scope, found);
        } else if (node instanceof PathExpressionNode path) {
            // The name after the dot is a component, not a variable.
            collect(path.getExpression(), scope, found);
        } else if (node instanceof FunctionInvocationNode call) {
            collect(call.getParams(), scope, found);
        } else {
            for (ASTNode child : node.getChildrenNode()) {
                if (child != null) {
                    collect(child, scope, found);
                }
            }
        }
    }

    private static void add(List<String> names, Set<String> scope, Set<Reference> found) {
        if (scope.contains(names.get(0))) {
            found.add(new Reference(names.get(0), List.copyOf(names.subList(1, names.size()))));
        }
    }
}
