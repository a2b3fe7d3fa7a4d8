package org.passerelle.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeLoader;
import org.passerelle.programme.PublishedFiles;

/** Lays drafts over what is published. Keeps the published programmes as loaded, and of drafts nothing but compiled rules. */
final class Projects {

    private final Path home;
    private final PublishedFiles publishedFiles;
    private final boolean rulesAllowed;
    private final Map<String, Published> publishedById = new HashMap<>();
    private final Map<Map<String, String>, Models> modelsByRules = new HashMap<>();

    /**
     * Creates an empty workplace.
     *
     * @param home folder that files may be written into
     * @param rulesAllowed whether the rules of a draft, which are code, may differ from the published ones
     */
    Projects(Path home, PublishedFiles publishedFiles, boolean rulesAllowed) {
        this.home = home;
        this.publishedFiles = publishedFiles;
        this.rulesAllowed = rulesAllowed;
    }

    private record Published(Map<String, String> files, Programme programme) {}

    /**
     * Returns a programme with a draft laid over it.
     *
     * @param language of what is wrong with it
     * @param task what is asked of it: what evaluates nothing need not wait until all is compiled
     * @throws UnusableDraft when its files are refused, and the task would not look at what is wrong with them
     */
    Project lay(Draft draft, Locale language, Task task) {
        Map<String, String> published = publishedFiles.of(draft.programme());
        Map<String, String> files = draft.over(published);
        List<Message> refusals = refusals(draft, published, language);
        ProjectFolder folder = new ProjectFolder(draftFolder(), draft.programme());
        ProjectLoader loader = new ProjectLoader(draft, new DraftFiles(published, files), folder, language);
        if (!refusals.isEmpty() && !task.evaluates()) {
            throw new UnusableDraft(refusals);
        }
        if (!refusals.isEmpty() || !task.evaluates()) {
            return loader.unloaded(refusals);
        }
        return loader.load(models(draft.programme(), files), () -> published(draft.programme(), published));
    }

    /** Deletes what was written of the last draft. */
    void forget() {
        try {
            ProjectFolder.delete(draftFolder());
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private Path draftFolder() {
        return home.resolve("draft");
    }

    private List<Message> refusals(Draft draft, Map<String, String> published, Locale language) {
        List<Message> refusals = new ArrayList<>();
        Set<String> touched = new TreeSet<>(draft.changed().keySet());
        touched.addAll(draft.removed());
        for (String path : touched) {
            String text = draft.changed().get(path);
            if (path.endsWith(".dmn") && text != null) {
                refusals.addAll(ModelGuard.check(path, text, language));
            } else if (path.endsWith(".drl") && !rulesAllowed && !Objects.equals(text, published.get(path))) {
                String reason = Message.text("rules", language, Map.of());
                refusals.add(Message.error(Message.Kind.SECURITY, Place.at(path, 0), reason));
            }
        }
        return refusals;
    }

    private Programme published(String id, Map<String, String> files) {
        Published known = publishedById.get(id);
        if (known == null || !known.files().equals(files)) {
            ProjectFolder folder = new ProjectFolder(home.resolve("published"), id);
            folder.write(files);
            known = new Published(files, ProgrammeLoader.load(folder.models(), models(id, files)));
            publishedById.put(id, known);
        }
        return known.programme();
    }

    /** To compile rules takes seconds, and most drafts leave them as they are. */
    private Models models(String id, Map<String, String> files) {
        Map<String, String> rules = rules(files);
        if (!modelsByRules.containsKey(rules) && rulesAllowed) {
            modelsByRules.clear();
        }
        Set<String> built = Set.copyOf(rules(PublishedFiles.builtIn(id)).values());
        return modelsByRules.computeIfAbsent(
                rules, any -> Models.compiled(new TraceListener(), built, new IndexedTables()));
    }

    private static Map<String, String> rules(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
