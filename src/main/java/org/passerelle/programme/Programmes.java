package org.passerelle.programme;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.decision.DecisionModels;

/** The programmes that the service knows. The service does not start when one of them cannot be loaded. */
@Startup
@Singleton
public class Programmes {

    /** Name of the setting with the folder of further programmes. */
    public static final String FURTHER = "passerelle.programmes";

    /** A file at the root of the same jar, or folder of classes, as the programme folders. */
    private static final String ANCHOR = "messages_en.properties";

    private final Set<String> builtIn;
    private final List<Programme> all;

    /**
     * Loads the programmes that the service was built with, and those of a folder.
     *
     * @param listener told of each evaluation of what is compiled now
     * @param profile that extends the engine for it, as the generated models are
     * @param further folder of programmes that the service was not built with
     * @throws ConfigurationException when anything is wrong in one, when the folder holds none, or when it holds one that the
     *     service was built with; Quarkus shows its message, and no stack trace
     */
    @Inject
    public Programmes(
            DecisionModels generated,
            DMNRuntimeEventListener listener,
            DMNProfile profile,
            @ConfigProperty(name = FURTHER) Optional<Path> further) {
        List<Programme> programmes = new ArrayList<>();
        try {
            programmes.addAll(published(Models.published(generated)));
            this.builtIn = programmes.stream().map(Programme::id).collect(Collectors.toUnmodifiableSet());
            further.ifPresent(root -> programmes.addAll(further(root, programmes, Models.compiled(listener, profile))));
        } catch (InvalidFolder | InvalidProgramme wrong) {
            throw new ConfigurationException(wrong.getMessage());
        }
        programmes.sort(Comparator.comparing(Programme::id));
        this.all = List.copyOf(programmes);
    }

    private static List<Programme> published(Models models) {
        List<Programme> programmes = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(Programmes.class.getClassLoader(), ANCHOR, anchor -> {
                Path root = Objects.requireNonNull(anchor.toAbsolutePath().getParent());
                programmes.addAll(below(root, models));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return programmes;
    }

    private static List<Programme> below(Path root, Models models) {
        try {
            return ProgrammeFolder.below(root, root).stream()
                    .map(folder -> ProgrammeLoader.load(folder, models))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Programme> further(Path root, List<Programme> known, Models models) {
        List<ProgrammeFolder> folders = ProgrammeFolder.in(root);
        for (ProgrammeFolder folder : folders) {
            if (known.stream().anyMatch(programme -> programme.id().equals(folder.id()))) {
                throw new InvalidFolder("The programme '" + folder.id() + "' in " + folder.models()
                        + " has the id of one that the service was built with; it needs another.");
            }
        }
        return folders.stream()
                .map(folder -> ProgrammeLoader.load(folder, models))
                .toList();
    }

    /** Returns every programme, by id. */
    public List<Programme> all() {
        return all;
    }

    /** Returns whether the service was built with a programme: its rules have passed the tests, and none takes long. */
    public boolean isBuiltIn(String id) {
        return builtIn.contains(id);
    }

    /** Returns the programme with an id; empty when there is none. */
    public Optional<Programme> find(String id) {
        return all.stream().filter(programme -> programme.id().equals(id)).findFirst();
    }
}
