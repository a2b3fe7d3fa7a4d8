package org.passerelle.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Returns the files of text that are not written in UTF-8. */
    List<Path> notUnicode() throws IOException {
        List<Path> others = new ArrayList<>();
        for (Path file : Stream.of(files(models, ".dmn"), ruleFiles(), otherFiles())
                .flatMap(List::stream)
                .toList()) {
            try {
                Files.readString(file);
            } catch (MalformedInputException other) {
                others.add(file);
            }
        }
        return others;
    }

    /** Returns whether there is a file of labels in any language. */
    boolean hasLabels() throws IOException {
        return otherFiles().stream()
                .anyMatch(file -> file.getFileName().toString().startsWith(TextsReader.LABELS + "_"));
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

    /**
     * Returns the programme folders of a folder that is laid out as this project is, by name.
     *
     * @param root folder with the folders {@code dmn} and {@code rules}, of which the latter need not exist
     * @throws InvalidFolder when it is not laid out so
     */
    public static List<ProgrammeFolder> in(Path root) {
        Path models = root.resolve("dmn");
        Path rules = root.resolve("rules");
        try {
            if (!Files.isDirectory(models)) {
                throw new InvalidFolder("There is no folder " + models.toAbsolutePath()
                        + "; a folder of programmes holds dmn/<programme> and, for findings, rules/<programme>.");
            }
            List<ProgrammeFolder> folders = below(models, rules);
            List<String> known = folders.stream().map(ProgrammeFolder::id).toList();
            for (Path folder : Files.isDirectory(rules) ? List.of(models, rules) : List.of(models)) {
                refuseOthers(folder, known);
            }
            if (folders.isEmpty()) {
                throw new InvalidFolder("There is no programme in " + models.toAbsolutePath() + ".");
            }
            return folders;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is passed over in silence would be missed later. */
    private static void refuseOthers(Path folder, List<String> known) throws IOException {
        try (Stream<Path> inner = Files.list(folder)) {
            inner.filter(Files::isDirectory)
                    .filter(path -> !known.contains(String.valueOf(path.getFileName())))
                    .sorted()
                    .findFirst()
                    .ifPresent(path -> {
                        throw new InvalidFolder("The folder " + path.toAbsolutePath()
                                + " belongs to no programme: there is no dmn/" + path.getFileName() + "/"
                                + ProgrammeDescription.FILE + ".");
                    });
        }
    }
}
