package org.passerelle.benchmark;

import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.ExecutionContextBuilder;
import com.gs.dmn.runtime.LambdaExpression;
import com.gs.dmn.serialization.DefaultTypeDeserializationConfigurer;
import com.gs.dmn.transformation.InputParameters;
import com.gs.dmn.transformation.NopDMNTransformer;
import com.gs.dmn.transformation.lazy.NopLazyEvaluationDetector;
import com.gs.dmn.transformation.template.TreeTemplateProvider;
import com.gs.dmn.validation.NopDMNValidator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.kie.dmn.model.api.InputData;

/** jDMN: the model translated to Java, and called as the decision service, each decision once. */
final class JDmn implements Engine {

    private final Model model;
    private final LambdaExpression<?> service;

    JDmn(Model model) {
        this.model = model;
        try {
            Path folder = Files.createTempDirectory("jdmn");
            translate(folder);
            compile(folder);
            URL[] classes = {folder.toUri().toURL()};
            String name = model.service();
            Class<?> type = new URLClassLoader(classes, JDmn.class.getClassLoader())
                    .loadClass(name.substring(0, 1).toUpperCase() + name.substring(1));
            this.service = (LambdaExpression<?>)
                    type.getField("lambda").get(type.getMethod("instance").invoke(null));
        } catch (IOException | ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void translate(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.dmn"), model.dmn());
        // A decision that no other requires is not worth keeping: more than zero must require it.
        Map<String, String> options = Map.of("caching", "true", "cachingThreshold", "0", "singletonDecision", "true");
        new JavaTimeDMNDialectDefinition()
                .createDMNToNativeTransformer(
                        new NopDMNValidator(),
                        new NopDMNTransformer<>(),
                        new TreeTemplateProvider(),
                        new NopLazyEvaluationDetector(),
                        new DefaultTypeDeserializationConfigurer(),
                        new InputParameters(options),
                        new NopBuildLogger())
                .transform(file, folder);
    }

    private static void compile(Path folder) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-nowarn", "-XDsuppressNotes", "-proc:none", "-d", folder.toString()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                // The annotation has left the JDK.
                Files.writeString(file, Files.readString(file).replaceAll("@javax.annotation.Generated\\(.*\\)", ""));
                arguments.add(file.toString());
            }
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("What jDMN wrote does not compile.");
        }
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        Object[] arguments = Stream.concat(
                        model.elements(InputData.class).map(InputData::getName).map(facts::get),
                        Stream.of((Object) null))
                .toArray();
        return () -> {
            Object[] mine = Arrays.copyOf(arguments, arguments.length);
            mine[mine.length - 1] = ExecutionContextBuilder.executionContext().build();
            return service.apply(mine);
        };
    }

    @Override
    public Map<String, ?> read(Object result) {
        return result instanceof com.gs.dmn.runtime.Context context
                ? (Map<String, ?>) (Map<?, ?>) context.getBindings()
                : Map.of(model.decision(), result);
    }
}
