import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Brings what Quarkus has generated into one order, so that two builds have the same bytes. Three things come in the order in which its build
 * steps happened to run, or classes happened to lie in memory, and in no order that matters: the numbers of the values that recorded steps
 * hand on, the set of properties that a start checks, and the classes of configuration. Later lines of Quarkus, from 3.35 on, see to these:
 * with the next long-term one this file goes. What it looks for, Quarkus 3.33 writes; bin/same-bytes tells when that is no longer enough.
 */
final class SameBytes {

    private static final String RECORDED = "io/quarkus/runner/recorded";
    private static final String PROPERTIES = "ConfigBuildStep$validateRuntimeConfigProperty";
    private static final String CONFIG = "io/quarkus/runtime/generated";
    /** Of the methods that Quarkus records: the object, the context and the values that it carries. */
    private static final int PARAMETERS = 2;

    private final FileSystem jar;
    private final Map<Object, String> keys = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();

    private SameBytes(FileSystem jar) {
        this.jar = jar;
    }

    /** Rewrites the jar of what is generated. */
    public static void main(String[] path) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(path[0]))) {
            new SameBytes(jar).sort();
        }
    }

    private void sort() throws IOException {
        try (Stream<Path> recorded = Files.list(jar.getPath(RECORDED))) {
            for (Path step : recorded.sorted().toList()) {
                if (step.getFileName().toString().startsWith(PROPERTIES)) {
                    change(step, SameBytes::sortProperties);
                }
                change(step, this::numberKeys);
            }
        }
        change(jar.getPath(CONFIG, "SharedConfig.class"), this::sortDeclarations);
        change(jar.getPath(CONFIG, "StaticInitConfigCustomizer.class"), this::sortMappings);
        change(jar.getPath(CONFIG, "RunTimeConfigCustomizer.class"), this::sortMappings);
    }

    private static void change(Path entry, Consumer<MethodNode> change) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(entry)).accept(node, 0);
        node.methods.forEach(change);
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        FileTime time = Files.getLastModifiedTime(entry);
        Files.write(entry, writer.toByteArray());
        Files.setLastModifiedTime(entry, time);
    }

    /** Numbers the values that steps hand on as they are first met. */
    private void numberKeys(MethodNode method) {
        method.instructions.forEach(node -> {
            if (node instanceof LdcInsnNode constant
                    && String.valueOf(constant.cst).matches("proxykey\\d+")) {
                constant.cst = keys.computeIfAbsent(constant.cst, key -> "proxykey" + (keys.size() + 1));
            }
        });
    }

    /** Sorts the properties that are put into a set one after the other, and numbers the variables that hold them. */
    private static void sortProperties(MethodNode method) {
        InsnList code = method.instructions;
        Stream.of(code.toArray()).filter(SameBytes::isNewSet).findFirst().ifPresent(set -> {
            sort(code, added(((VarInsnNode) set).var, set.getNext()));
            Map<Integer, Integer> variables = new HashMap<>();
            for (AbstractInsnNode node : code) {
                if (node instanceof VarInsnNode use && use.var > PARAMETERS) {
                    use.var = variables.computeIfAbsent(use.var, was -> PARAMETERS + 1 + variables.size());
                }
            }
        });
    }

    /** Returns what is done to make and add each element of a set, up to the last. */
    private static List<List<AbstractInsnNode>> added(int set, AbstractInsnNode first) {
        List<List<AbstractInsnNode>> added = new ArrayList<>();
        List<AbstractInsnNode> statements = new ArrayList<>();
        for (AbstractInsnNode node = first; node != null; node = node.getNext()) {
            statements.add(node);
            if (node.getOpcode() == Opcodes.POP && isAddedTo(set, node.getPrevious())) {
                added.add(statements);
                statements = new ArrayList<>();
            }
        }
        return added;
    }

    private static boolean isNewSet(AbstractInsnNode node) {
        return node.getOpcode() == Opcodes.ASTORE
                && isCall(node.getPrevious(), "<init>")
                && ((MethodInsnNode) node.getPrevious()).owner.equals("java/util/HashSet");
    }

    /** Whether a call adds to the set; before it stand the set, its cast, and what is added. */
    private static boolean isAddedTo(int set, AbstractInsnNode call) {
        return isCall(call, "add")
                && call.getPrevious().getPrevious().getPrevious() instanceof VarInsnNode receiver
                && receiver.var == set;
    }

    /** Sorts parts of a method that follow each other by the texts in them. */
    private static void sort(InsnList code, List<List<AbstractInsnNode>> parts) {
        List<AbstractInsnNode> last = parts.get(parts.size() - 1);
        AbstractInsnNode rest = last.get(last.size() - 1).getNext();
        parts.sort(Comparator.comparing(SameBytes::texts));
        for (List<AbstractInsnNode> part : parts) {
            part.forEach(code::remove);
            part.forEach(node -> code.insertBefore(rest, node));
        }
    }

    private static String texts(List<AbstractInsnNode> code) {
        StringBuilder texts = new StringBuilder();
        code.forEach(node -> texts.append(node instanceof LdcInsnNode constant ? constant.cst : "")
                .append('\n'));
        return texts.toString();
    }

    /** Sorts the classes that the shared part declares, and numbers their fields. */
    private void sortDeclarations(MethodNode method) {
        InsnList code = method.instructions;
        List<List<AbstractInsnNode>> declared = new ArrayList<>();
        for (AbstractInsnNode node : code) {
            if (node instanceof FieldInsnNode field && isCall(field.getPrevious(), "configClass")) {
                declared.add(declaration(field));
            }
        }
        if (!declared.isEmpty()) {
            sort(code, declared);
            for (List<AbstractInsnNode> each : declared) {
                each.forEach(node -> {
                    if (node instanceof FieldInsnNode field) {
                        fields.put(field.name, "configClass$" + fields.size());
                    }
                });
            }
            rename(method);
        }
    }

    /** Returns the two texts and the call that a field is made by, the field, and what is loaded with it. */
    private static List<AbstractInsnNode> declaration(FieldInsnNode field) {
        AbstractInsnNode call = field.getPrevious();
        AbstractInsnNode prefix = call.getPrevious();
        List<AbstractInsnNode> code = new ArrayList<>(List.of(prefix.getPrevious(), prefix, call, field));
        AbstractInsnNode name = field.getNext();
        while (isCall(name.getNext(), "ensureLoaded")) {
            code.add(name);
            code.add(name.getNext());
            name = name.getNext().getNext();
        }
        return code;
    }

    /** Sorts the classes that a part maps one after the other. */
    private void sortMappings(MethodNode method) {
        rename(method);
        List<FieldInsnNode> mapped = new ArrayList<>();
        FieldInsnNode named = null;
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof FieldInsnNode field) {
                named = field;
            } else if (named != null && isCall(node, "withMapping")) {
                mapped.add(named);
            }
        }
        List<String> names = mapped.stream().map(field -> field.name).sorted().toList();
        for (int position = 0; position < names.size(); position++) {
            mapped.get(position).name = names.get(position);
        }
    }

    private void rename(MethodNode method) {
        method.instructions.forEach(node -> {
            if (node instanceof FieldInsnNode field) {
                field.name = fields.getOrDefault(field.name, field.name);
            }
        });
    }

    private static boolean isCall(AbstractInsnNode node, String method) {
        return node instanceof MethodInsnNode call && call.name.equals(method);
    }
}
