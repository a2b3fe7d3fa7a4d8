package org.passerelle.scenario;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** The scenarios that come with programmes: those that the service was built with, and those of a folder. */
@Singleton
final class ScenarioFiles {

    private static final String FOLDER = "test-scenarios";

    private final Optional<Path> further;

    /**
     * Finds the files.
     *
     * @param further folder of programmes that the service was not built with
     */
    @Inject
    ScenarioFiles(@ConfigProperty(name = Programmes.FURTHER) Optional<Path> further) {
        this.further = further;
    }

    /**
     * Returns the scenarios of a programme, in the order of the files; none when none came with it.
     *
     * @throws InvalidScenarios when anything is wrong in any of them
     * @throws UncheckedIOException when one cannot be read
     */
    List<Scenario> of(Programme programme) {
        List<Scenario> scenarios = new ArrayList<>(published(programme));
        scenarios.addAll(further(programme));
        return scenarios;
    }

    /** Returns those in the folder of further programmes, as {@link #of}. */
    List<Scenario> further(Programme programme) {
        return further.map(root -> read(programme, root.resolve(FOLDER).resolve(programme.id())))
                .orElse(List.of());
    }

    /**
     * Returns those that the service was built with, as {@link #of}. A folder in a jar is found only by way of a file that is sure to be
     * there.
     */
    static List<Scenario> published(Programme programme) {
        List<Scenario> scenarios = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    ScenarioFiles.class.getClassLoader(), programme.id() + "/programme.yaml", description -> {
                        Path folder =
                                description.resolveSibling("..").resolve(FOLDER).resolve(programme.id());
                        scenarios.addAll(read(programme, folder.normalize()));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return scenarios;
    }

    private static List<Scenario> read(Programme programme, Path folder) {
        try {
            return ScenarioReader.read(programme, ScenarioReader.filesIn(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
