package org.passerelle.programme;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kie.kogito.decision.DecisionModels;

/** The programmes that the service knows. The service does not start when one of them cannot be loaded. */
@Startup
@Singleton
public class Programmes {

    private static final String OWN_CLASS = Programmes.class.getName().replace('.', '/') + ".class";

    private final List<Programme> all;

    /**
     * Loads the programmes that the service was built with.
     *
     * @throws InvalidProgramme when anything is wrong in one
     */
    @Inject
    public Programmes(DecisionModels generated) {
        this.all = published(Models.published(generated));
    }

    /** The programme folders stand at the root of the same jar, or folder of classes, as this class. */
    private static List<Programme> published(Models models) {
        List<Programme> programmes = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(Programmes.class.getClassLoader(), OWN_CLASS, own -> {
                Path root = own.toAbsolutePath();
                for (int depth = 0; depth < OWN_CLASS.split("/").length; depth++) {
                    root = root.getParent();
                }
                programmes.addAll(below(root, models));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(programmes);
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

    /** Returns every programme, by id. */
    public List<Programme> all() {
        return all;
    }

    /** Returns the programme with an id; empty when there is none. */
    public Optional<Programme> find(String id) {
        return all.stream().filter(programme -> programme.id().equals(id)).findFirst();
    }
}
