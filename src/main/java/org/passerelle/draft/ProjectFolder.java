package org.passerelle.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.PublishedFiles;
import org.passerelle.scenario.ScenarioReader;

/**
 * The files of a programme on disk, as loading wants them.
 *
 * @param root laid out as a project is
 * @param programme id of the programme
 */
record ProjectFolder(Path root, String programme) {

    /** Writes files into the folder, and leaves no others in it. */
    void write(Map<String, String> files) {
        try {
            delete(root);
            for (String folder : List.of(PublishedFiles.MODELS, PublishedFiles.RULES, PublishedFiles.SCENARIOS)) {
                Files.createDirectories(root.resolve(folder).resolve(programme));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(root.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Deletes a folder with all that is in it, if there is one. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    ProgrammeFolder models() {
        return new ProgrammeFolder(
                programme,
                root.resolve(PublishedFiles.MODELS).resolve(programme),
                root.resolve(PublishedFiles.RULES).resolve(programme));
    }

    List<Path> scenarios() throws IOException {
        return ScenarioReader.filesIn(root.resolve(PublishedFiles.SCENARIOS).resolve(programme));
    }

    /** Returns the path of a file of scenarios. */
    String scenarioPath(String name) {
        return PublishedFiles.SCENARIOS + "/" + programme + "/" + name;
    }
}
