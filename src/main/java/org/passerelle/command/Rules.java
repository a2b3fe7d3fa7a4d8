package org.passerelle.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.Period;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;
import org.passerelle.programme.PublishedFiles;

/** The rules by which cases are decided, as they stand in folders. */
final class Rules {

    /** The folder of the project, and that of further programmes, as the service takes it. */
    private static final String HOME = "PASSERELLE_HOME";

    private static final String FURTHER = "PASSERELLE_PROGRAMMES";

    private Rules() {}

    /** Returns the folders that the environment names. */
    static List<Path> roots() {
        return Stream.of(HOME, FURTHER)
                .map(System.getenv()::get)
                .filter(path -> path != null && !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Returns whether there is a programme. */
    static boolean have(List<Path> roots, String id) {
        return folders(roots).stream().anyMatch(each -> each.id().equals(id));
    }

    private static List<ProgrammeFolder> folders(List<Path> roots) {
        return roots.stream().flatMap(root -> ProgrammeFolder.in(root).stream()).toList();
    }

    /**
     * Loads a programme.
     *
     * @param roots folders with the folders dmn and rules
     */
    static Programme load(List<Path> roots, String id) {
        List<ProgrammeFolder> all = folders(roots);
        List<ProgrammeFolder> named =
                all.stream().filter(each -> each.id().equals(id)).toList();
        if (named.size() != 1) {
            throw new Unusable(
                    named.isEmpty()
                            ? "There is no programme '" + id + "'; there are: "
                                    + all.stream().map(ProgrammeFolder::id).collect(Collectors.joining(", ")) + "."
                            : "The programme '" + id + "' is there twice, in "
                                    + named.get(0).models() + " and "
                                    + named.get(1).models() + ".");
        }
        ProgrammeFolder folder = named.get(0);
        // To compile rules on findings takes seconds: those that are as when this command was built are taken from
        // there.
        Set<String> built = PublishedFiles.builtIn(id).entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return ProgrammeLoader.load(folder, Models.compiled(new TraceListener(), built, new IndexedTables()));
    }

    /**
     * Returns the rules to compare with: a folder that is laid out as the project is, or an edition, in force on every day.
     *
     * @param name path of a folder, or id of an edition of the programme
     */
    static Programme against(String name, Programme programme) {
        if (Files.isDirectory(Path.of(name))) {
            return load(List.of(Path.of(name)), programme.id());
        }
        Edition edition = programme.editions().stream()
                .filter(each -> each.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unusable("'" + name + "' is neither a folder nor an edition; the editions are: "
                        + programme.editions().stream().map(Edition::id).collect(Collectors.joining(", ")) + "."));
        return new Programme(
                programme.id(),
                programme.titles(),
                programme.jurisdiction(),
                programme.provenance(),
                programme.comparison(),
                programme.sources(),
                List.of(edition.during(new Period(LocalDate.MIN, null))));
    }
}
