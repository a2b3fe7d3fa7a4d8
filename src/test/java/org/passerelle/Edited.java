package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** A copy of a programme folder in which an analyst has edited some places. */
public final class Edited {

    /** One for all tests: rules are compiled once. */
    private static final Models MODELS = Models.compiled(new TraceListener(), new IndexedTables());

    private final String id;
    private final Path root;

    private Edited(String id, Path root) {
        this.id = id;
        this.root = root;
    }

    /**
     * Copies a programme.
     *
     * @param root an empty folder
     */
    public static Edited copyOf(String id, Path root) {
        for (String kind : new String[] {"dmn", "rules"}) {
            Path to = root.resolve(kind).resolve(id);
            try (Stream<Path> files = Files.list(Path.of(kind, id))) {
                Files.createDirectories(to);
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return new Edited(id, root);
    }

    /** Replaces the first text after an anchor; both must be there. */
    public Edited with(String file, String anchor, String from, String to) {
        Path path = root.resolve("dmn").resolve(id).resolve(file);
        try {
            String text = Files.readString(path);
            assertThat(text).contains(anchor);
            int start = text.indexOf(from, text.indexOf(anchor));
            assertThat(start).as("%s after %s", from, anchor).isNotNegative();
            Files.writeString(path, text.substring(0, start) + to + text.substring(start + from.length()));
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Replaces the cells of an input column of some rows. */
    public Edited withCells(String file, Map<String, String> textByCell) {
        textByCell.forEach((cell, text) -> {
            Path path = root.resolve("dmn").resolve(id).resolve(file);
            try {
                String model = Files.readString(path);
                String anchor = "id=\"" + cell + "\">";
                assertThat(model).contains(anchor);
                int from = model.indexOf("<text>", model.indexOf(anchor)) + "<text>".length();
                int to = model.indexOf("</text>", from);
                String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
                Files.writeString(path, model.substring(0, from) + escaped + model.substring(to));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return this;
    }

    /** Loads the programme as edited. */
    public Programme load() {
        ProgrammeFolder folder = new ProgrammeFolder(
                id, root.resolve("dmn").resolve(id), root.resolve("rules").resolve(id));
        return ProgrammeLoader.load(folder, MODELS);
    }
}
