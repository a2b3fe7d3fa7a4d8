package org.passerelle.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Import;

/**
 * A DMN file.
 *
 * @param name file name
 * @param text its whole text
 * @param definitions what it says
 */
record ModelSource(String name, String text, Definitions definitions) {

    /** Returns the models in a folder, each after those that it imports. */
    static List<ModelSource> in(Path folder) throws IOException {
        Map<String, ModelSource> sources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                Definitions definitions =
                        DMNMarshallerFactory.newDefaultMarshaller().unmarshal(new StringReader(text));
                sources.put(
                        definitions.getNamespace(),
                        new ModelSource(file.getFileName().toString(), text, definitions));
            }
        }
        Map<String, ModelSource> ordered = new LinkedHashMap<>();
        sources.keySet().forEach(namespace -> add(namespace, sources, ordered));
        return List.copyOf(ordered.values());
    }

    private static void add(String namespace, Map<String, ModelSource> sources, Map<String, ModelSource> ordered) {
        ModelSource source = sources.get(namespace);
        if (source != null && !ordered.containsKey(namespace)) {
            for (Import imported : source.definitions().getImport()) {
                add(imported.getNamespace(), sources, ordered);
            }
            ordered.put(namespace, source);
        }
    }

    /** Hands on every element, from the definitions down. */
    void forEach(Consumer<DMNModelInstrumentedBase> action) {
        forEach(definitions, action);
    }

    private static void forEach(DMNModelInstrumentedBase element, Consumer<DMNModelInstrumentedBase> action) {
        action.accept(element);
        element.getChildren().forEach(child -> forEach(child, action));
    }
}
