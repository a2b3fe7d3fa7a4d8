package org.passerelle.programme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.codegen.common.GeneratedFile;
import org.drools.codegen.common.GeneratedFileType;
import org.drools.io.ByteArrayResource;
import org.drools.model.codegen.project.RuleCodegen;
import org.drools.model.codegen.project.RuleCodegenError;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.memorycompiler.CompilationResult;
import org.kie.memorycompiler.JavaCompiler;
import org.kie.memorycompiler.JavaCompilerFactory;
import org.kie.memorycompiler.JavaConfiguration;
import org.kie.memorycompiler.resources.MemoryResourceReader;
import org.kie.memorycompiler.resources.MemoryResourceStore;

/**
 * One attempt to make classes of DRL, by the generator that Kogito's plugin runs and the compiler that comes with it, which needs no JDK.
 *
 * @param codeByName byte code by class name; empty when something is wrong
 * @param complaints what is wrong
 */
record RuleBuild(Map<String, byte[]> codeByName, List<String> complaints) {

    private static final String CLASS = ".class";

    static {
        // Several threads lose classes now and then: the engine gives them another class loader, and its caches are not
        // made for them.
        System.setProperty(ParallelRulesBuildThresholdOption.PROPERTY_NAME, "-1");
    }

    /**
     * Makes classes.
     *
     * @param textByFile DRL by file name
     * @param imports where rules find the classes that they import
     */
    static RuleBuild of(Map<String, String> textByFile, ClassLoader imports) {
        try {
            return compile(generate(textByFile, imports), imports);
        } catch (RuleCodegenError faults) {
            return failed(Arrays.stream(faults.getErrors())
                    .map(fault -> fault.getMessage())
                    .toList());
        } catch (RuntimeException fault) {
            // The generator reports some faults by whatever exception they cause in it.
            return failed(List.of(String.valueOf(fault.getMessage())));
        }
    }

    private static RuleBuild failed(List<String> complaints) {
        return new RuleBuild(Map.of(), complaints.stream().distinct().toList());
    }

    private static Collection<GeneratedFile> generate(Map<String, String> textByFile, ClassLoader imports) {
        List<Resource> resources = new ArrayList<>();
        textByFile.forEach((file, text) -> {
            Resource resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
            resource.setSourcePath(file);
            resource.setResourceType(ResourceType.DRL);
            resources.add(resource);
        });
        return RuleCodegen.ofResources(new RuleBuildContext(imports), resources).generate();
    }

    private static RuleBuild compile(Collection<GeneratedFile> generated, ClassLoader imports) {
        MemoryResourceReader sources = new MemoryResourceReader();
        List<String> names = new ArrayList<>();
        for (GeneratedFile file : generated) {
            if (file.category() == GeneratedFileType.Category.SOURCE) {
                sources.add(file.relativePath(), file.contents());
                names.add(file.relativePath());
            }
        }
        MemoryResourceStore classes = new MemoryResourceStore();
        CompilationResult result = compiler().compile(names.toArray(String[]::new), sources, classes, imports);
        if (result.getErrors().length > 0) {
            return failed(Arrays.stream(result.getErrors())
                    .map(problem -> problem.getMessage())
                    .toList());
        }
        Map<String, byte[]> codeByName = new HashMap<>();
        classes.getResources()
                .forEach((path, code) ->
                        codeByName.put(path.asString().replace(CLASS, "").replace('/', '.'), code));
        return new RuleBuild(codeByName, List.of());
    }

    private static JavaCompiler compiler() {
        JavaConfiguration configuration = new JavaConfiguration();
        configuration.setCompiler(JavaConfiguration.CompilerType.ECLIPSE);
        configuration.setJavaLanguageLevel(JavaConfiguration.findJavaVersion());
        return JavaCompilerFactory.loadCompiler(configuration);
    }
}
