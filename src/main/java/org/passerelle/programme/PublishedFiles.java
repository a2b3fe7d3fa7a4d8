package org.passerelle.programme;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The files that programmes are made of, as the service holds them: models, texts, rules and scenarios. */
@Singleton
public final class PublishedFiles {

    /** Folder of models, descriptions and texts. */
    public static final String MODELS = "dmn";

    /** Folder of rules on findings. */
    public static final String RULES = "rules";

    /** Folder of scenarios. */
    public static final String SCENARIOS = "test-scenarios";

    /** Endings of the names of files that people edit. */
    public static final List<String> ENDINGS = List.of(".dmn", ".drl", ".csv", ".yaml", ".properties");

    private final Map<String, SortedMap<String, String>> further = new HashMap<>();

    /**
     * Reads the files, once: what is on the disk later is not what the service decides by.
     *
     * @param further folder of programmes that the service was not built with
     */
    @Inject
    public PublishedFiles(@ConfigProperty(name = Programmes.FURTHER) Optional<Path> further) {
        further.ifPresent(root -> Stream.of(MODELS, RULES, SCENARIOS).forEach(folder -> readAll(root, folder)));
    }

    private void readAll(Path root, String folder) {
        Path parent = root.resolve(folder);
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> programmes = Files.list(parent)) {
            programmes.forEach(programme -> {
                String id = String.valueOf(programme.getFileName());
                read(programme, folder, id, further.computeIfAbsent(id, any -> new TreeMap<>()));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the texts of a programme by path in a project, such as {@code dmn/toy-card/types.dmn}; none for an unknown one. */
    public SortedMap<String, String> of(String programme) {
        SortedMap<String, String> texts = new TreeMap<>(builtIn(programme));
        texts.putAll(further.getOrDefault(programme, Collections.emptySortedMap()));
        return texts;
    }

    /**
     * Writes the texts of the programmes that the service was not built with.
     *
     * @param root folder that then is one of further programmes
     */
    public void writeFurther(Path root) throws IOException {
        for (SortedMap<String, String> texts : further.values()) {
            for (Map.Entry<String, String> file : texts.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling(""));
                Files.writeString(path, file.getValue());
            }
        }
    }

    /** Returns the texts of a programme by path, of what the service was built with only. */
    public static SortedMap<String, String> builtIn(String programme) {
        SortedMap<String, String> texts = new TreeMap<>();
        String anchor = programme + "/" + ProgrammeDescription.FILE;
        try {
            // A folder in a jar is found only by way of a file that is sure to be there.
            ClassPathUtils.consumeAsPaths(PublishedFiles.class.getClassLoader(), anchor, description -> {
                Path folder = description.resolveSibling("");
                read(folder, MODELS, programme, texts);
                Path scenarios = description.resolveSibling("..").resolve(SCENARIOS);
                read(scenarios.resolve(programme).normalize(), SCENARIOS, programme, texts);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static void read(Path from, String folder, String programme, SortedMap<String, String> texts) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (ENDINGS.stream().anyMatch(name::endsWith)) {
                    // On the class path models and rules share a folder.
                    String place = name.endsWith(".drl") ? RULES : folder;
                    texts.put(place + "/" + programme + "/" + name, Files.readString(file));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
