package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.passerelle.programme.PublishedFiles;

/** Drafts of the template programme. */
final class Library {

    static final String ID = "library-card";
    static final String EDITION_2026 = "dmn/library-card/library-2026.dmn";
    static final String CARDS = "test-scenarios/library-card/cards.csv";

    static final Path FOLDER = Path.of("docs/template-programme");

    /** One for all: it keeps the compiled rules. */
    private static final Projects PROJECTS = projects(false);

    private Library() {}

    static Projects projects(boolean rulesAllowed) {
        try {
            Path home = Files.createTempDirectory("library");
            return new Projects(home, new PublishedFiles(Optional.of(FOLDER)), rulesAllowed);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static SortedMap<String, String> files() {
        return new PublishedFiles(Optional.of(FOLDER)).of(ID);
    }

    /** Returns a draft in which, in one file, a text stands for the first occurrence of another. */
    static Draft edited(String file, String before, String after) {
        return edited(Draft.empty(ID), file, before, after);
    }

    static Draft edited(Draft draft, String file, String before, String after) {
        String text = draft.changed().getOrDefault(file, files().getOrDefault(file, ""));
        assertThat(text).contains(before);
        int start = text.indexOf(before);
        Map<String, String> changed = new HashMap<>(draft.changed());
        changed.put(file, text.substring(0, start) + after + text.substring(start + before.length()));
        return new Draft(ID, changed, draft.removed());
    }

    static Draft without(String file) {
        return new Draft(ID, Map.of(), Set.of(file));
    }

    static Project project(Draft draft) {
        return PROJECTS.lay(draft, Locale.ENGLISH, new CheckTask());
    }

    static CheckTask.Result check(Draft draft) {
        return new CheckTask()
                .run(project(draft), JsonNodeFactory.instance.objectNode(), Locale.ENGLISH, (done, of, what) -> {});
    }

    static ScenariosTask.Result scenarios(Draft draft) {
        return new ScenariosTask()
                .run(project(draft), JsonNodeFactory.instance.objectNode(), Locale.ENGLISH, (done, of, what) -> {});
    }
}
