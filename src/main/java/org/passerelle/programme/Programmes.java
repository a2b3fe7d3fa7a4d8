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
import java.util.Objects;
import java.util.Optional;
import org.kie.kogito.decision.DecisionModels;

/** The programmes that the service knows. The service does not start when one of them cannot be loaded. */
@Startup
@Singleton
public class Programmes {

    /** A file at the root of the same jar, or folder of classes, as the programme folders. */
    private static final String ANCHOR = "messages_en.properties";

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
