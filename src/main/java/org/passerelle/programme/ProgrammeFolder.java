package org.passerelle.programme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a programme.
 *
 * @param id name of the programme and of its folder
 * @param models folder of its models, texts and description
 * @param rules folder of its rules on findings; may be the same, and need not exist
 */
public record ProgrammeFolder(String id, Path models, Path rules) {

    List<Path> ruleFiles() throws IOException {
        return files(rules, ".drl");
    }

    /** Returns description and texts: they take part in the answer, so in the digest too. */
    List<Path> otherFiles() throws IOException {
        return Stream.concat(files(models, ".yaml").stream(), files(models, ".properties").stream())
                .toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Returns the programme folders below two roots, by name: those with a {@code programme.yaml}.
     *
     * @param models root of the folders of models
     * @param rules root of the folders of rules; may be the same
     */
    public static List<ProgrammeFolder> below(Path models, Path rules) throws IOException {
        try (Stream<Path> folders = Files.list(models)) {
            return folders.filter(folder -> Files.exists(folder.resolve(ProgrammeDescription.FILE)))
                    .map(folder -> folder.getFileName().toString().replace("/", ""))
                    .sorted()
                    .map(name -> new ProgrammeFolder(name, models.resolve(name), rules.resolve(name)))
                    .toList();
        }
    }
}
