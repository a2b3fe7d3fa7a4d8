package org.passerelle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** Programmes from their folders, each loaded once for all tests. */
public final class LoadedProgrammes {

    private static final Map<Path, Programme> KNOWN = new ConcurrentHashMap<>();

    private LoadedProgrammes() {}

    /** Returns the programme in a folder. */
    public static Programme of(ProgrammeFolder folder) {
        return KNOWN.computeIfAbsent(
                folder.models().toAbsolutePath(),
                any -> ProgrammeLoader.load(folder, Models.compiled(new TraceListener(), new IndexedTables())));
    }

    /** Returns the editions of every programme of the project. */
    public static Stream<Edition> editions() {
        try {
            return ProgrammeFolder.below(Path.of("dmn"), Path.of("rules")).stream()
                    .flatMap(folder -> of(folder).editions().stream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
