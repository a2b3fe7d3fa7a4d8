import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Brings the classes that Kogito has generated of rules into one order and compiles them again, so that two builds have the same bytes. What
 * a unit holds, and which types its rules look at, Kogito 10.2 lists in the order of hash codes that the JVM gives classes: the same in most
 * builds, and not in all. Nothing hangs on the order. bin/same-bytes tells when this is no longer enough.
 */
final class SortedRules {

    private static final Comparator<Node> ORDER = Comparator.comparing(SortedRules::key);

    private SortedRules() {}

    private static String key(Node node) {
        return node instanceof FieldDeclaration field ? field.getVariable(0).getNameAsString() : node.toString();
    }

    /**
     * Sorts and compiles.
     *
     * @param arguments the folder of the generated sources, that of the classes, and the path of those that they need
     */
    public static void main(String[] arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-d", arguments[1], "-cp", arguments[1] + ":" + arguments[2]));
        command.addAll(List.of("--release", "17", "-proc:none", "-implicit:none", "-nowarn"));
        try (Stream<Path> sources = Files.walk(Path.of(arguments[0]))) {
            for (Path source : sources.sorted().toList()) {
                if (sort(source)) {
                    command.add(source.toString());
                }
            }
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("The sorted rules do not compile.");
        }
    }

    /** Returns whether a source is of a kind that comes in no order of its own. */
    private static boolean sort(Path source) throws IOException {
        String name = source.getFileName().toString();
        if (name.matches("DomainClassesMetadata\\w+\\.java")) {
            return write(source, SortedRules::sortTypes);
        } else if (name.matches("Rules[0-9A-F]{32}_[A-Za-z0-9]+\\.java")) {
            return write(source, SortedRules::sortGlobals);
        }
        return name.endsWith("RuleUnitInstance.java") && write(source, SortedRules::sortBindings);
    }

    private interface Change {
        void of(TypeDeclaration<?> type);
    }

    private static boolean write(Path source, Change change) throws IOException {
        CompilationUnit unit = StaticJavaParser.parse(source);
        change.of(unit.getType(0));
        Files.writeString(source, unit.toString());
        return true;
    }

    /** What is known of each type that rules look at: a constant and its class. */
    private static void sortTypes(TypeDeclaration<?> types) {
        sort(types.getMembers(), BodyDeclaration::isFieldDeclaration);
        sort(types.getMembers(), BodyDeclaration::isClassOrInterfaceDeclaration);
    }

    /** The globals of the rules of a unit: constants, and the list of them; and its entry points. */
    private static void sortGlobals(TypeDeclaration<?> rules) {
        sort(rules.getMembers(), member -> member instanceof FieldDeclaration field && isGlobal(field));
        for (BlockStmt block : rules.findAll(BlockStmt.class)) {
            sort(block.getStatements(), statement -> statement.toString().startsWith("globals.add("));
        }
        for (MethodCallExpr call : rules.findAll(MethodCallExpr.class)) {
            sort(call.getArguments(), argument -> argument.toString().startsWith("D.entryPoint("));
        }
    }

    private static boolean isGlobal(FieldDeclaration field) {
        return field.getElementType().toString().startsWith("org.drools.model.Global<");
    }

    /** What a unit holds is handed to the engine piece by piece; each time, the last statement names the piece. */
    private static void sortBindings(TypeDeclaration<?> instance) {
        BlockStmt body = instance.getMethodsByName("bind").get(0).getBody().orElseThrow();
        List<List<Statement>> pieces = new ArrayList<>();
        List<Statement> piece = new ArrayList<>();
        for (Statement statement : body.getStatements()) {
            piece.add(statement);
            if (statement.toString().startsWith("evaluator.setGlobal(")) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
        }
        pieces.sort(Comparator.comparing(statements -> statements.get(statements.size() - 1), ORDER));
        pieces.add(piece);
        body.setStatements(new NodeList<>(
                pieces.stream().flatMap(List::stream).map(Statement::clone).toList()));
    }

    /** Sorts some of a list among themselves. */
    @SuppressWarnings("unchecked" /* the copy of a node is of its type */)
    private static <N extends Node> void sort(NodeList<N> nodes, Predicate<N> which) {
        int[] places = IntStream.range(0, nodes.size())
                .filter(place -> which.test(nodes.get(place)))
                .toArray();
        List<N> sorted = IntStream.of(places)
                .mapToObj(place -> (N) nodes.get(place).clone())
                .sorted(ORDER)
                .toList();
        for (int next = 0; next < places.length; next++) {
            nodes.set(places[next], sorted.get(next));
        }
    }
}
