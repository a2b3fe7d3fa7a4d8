package org.passerelle.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.ModelCheck;
import org.passerelle.programme.Defect;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeLoader;
import org.passerelle.programme.PublishedFiles;

/** Loads a programme with a draft laid over it, and says what is wrong by the cells of its tables. */
final class ProjectLoader {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    private final Draft draft;
    private final DraftFiles files;
    private final ProjectFolder folder;
    private final Locale language;
    private final ModelPlaces places = new ModelPlaces();

    ProjectLoader(Draft draft, DraftFiles files, ProjectFolder folder, Locale language) {
        this.draft = draft;
        this.files = files;
        this.folder = folder;
        this.language = language;
        // Editions share ids: what the draft changes is meant first.
        Stream.of(true, false).forEach(ofDraft -> files.laid().forEach((path, text) -> {
            if (path.endsWith(".dmn") && draft.changed().containsKey(path) == ofDraft) {
                places.add(path, text);
            }
        }));
    }

    /** Returns a project that is not to be compiled. */
    Project unloaded(List<Message> refusals) {
        return project(refusals, null, () -> {
            throw new UnusableDraft(refusals);
        });
    }

    /** Returns the project, compiled if that can be done. */
    Project load(Models models, Supplier<Programme> published) {
        String description = PublishedFiles.MODELS + "/" + draft.programme() + "/programme.yaml";
        if (!files.laid().containsKey(description)) {
            String reason = Message.text("missing", language, Map.of());
            Message missing = Message.error(Message.Kind.DESCRIPTION, Place.at(description, 0), reason);
            return project(List.of(missing), null, published);
        }
        folder.write(files.laid());
        List<Message> blanks = blankCells();
        if (!blanks.isEmpty()) {
            return project(blanks, null, published);
        }
        List<Message> messages = new ArrayList<>(schemaFaults());
        Set<@Nullable String> faulty = new HashSet<>();
        messages.forEach(message -> faulty.add(message.place().file()));
        ProgrammeLoader.Attempt attempt = attempt(models);
        // The schema says better what keeps a file from being a model.
        attempt.defects().stream()
                .map(this::message)
                .filter(message -> message.kind() != Message.Kind.XML
                        || !faulty.contains(message.place().file()))
                .forEach(messages::add);
        return project(messages, faulty.isEmpty() ? attempt.programme() : null, published);
    }

    private Project project(List<Message> messages, @Nullable Programme programme, Supplier<Programme> published) {
        return new Project(files, folder, places, List.copyOf(messages), programme, published);
    }

    private List<Message> blankCells() {
        List<Message> messages = new ArrayList<>();
        draft.changed().forEach((path, text) -> {
            if (path.endsWith(".dmn")) {
                messages.addAll(BlankCells.in(text, places, language));
            }
        });
        return messages;
    }

    private List<Message> schemaFaults() {
        List<Message> messages = new ArrayList<>();
        draft.changed().forEach((path, text) -> {
            if (path.endsWith(".dmn")) {
                ModelCheck.schema(text)
                        .map(fault ->
                                Message.error(Message.Kind.SCHEMA, places.ofLine(path, fault.line()), fault.message()))
                        .ifPresent(messages::add);
            }
        });
        return messages;
    }

    private ProgrammeLoader.Attempt attempt(Models models) {
        try {
            return ProgrammeLoader.attempt(folder.models(), models);
        } catch (RuntimeException | StackOverflowError fault) {
            // Loading relies on the schema and on the editor; what breaks both is a fault of the draft.
            String message = Message.text(
                    "unreadable", language, Map.of("fault", fault.getClass().getSimpleName()));
            return new ProgrammeLoader.Attempt(null, List.of(new Defect("programme.yaml", 0, message)));
        }
    }

    private Message message(Defect defect) {
        String path = (defect.file().endsWith(".drl") ? PublishedFiles.RULES : PublishedFiles.MODELS) + "/"
                + draft.programme() + "/" + defect.file();
        Place place = defect.file().endsWith(".dmn")
                ? places.ofLine(path, defect.line())
                : concerned(Place.at(path, defect.line()), defect.message());
        return Message.error(kind(defect.kind()), place, plain(defect.message()));
    }

    /** Without what the engine says around its message: the place is known already. */
    private static String plain(String message) {
        return message.replaceFirst("^DMN: ", "")
                .replaceFirst("(?s)\\s*\\(DMN id: .*\\)\\s*$", "")
                .strip();
    }

    /** A text belongs to the row or table that has its key for an id. */
    private Place concerned(Place place, String message) {
        Matcher quoted = QUOTED.matcher(message);
        return quoted.find()
                ? places.ofId(quoted.group(1))
                        .map(row -> new Place(
                                place.file(), place.line(), row.model(), row.table(), row.row(), row.column()))
                        .orElse(place)
                : place;
    }

    private static Message.Kind kind(Defect.Kind kind) {
        return switch (kind) {
            case DESCRIPTION -> Message.Kind.DESCRIPTION;
            case XML -> Message.Kind.XML;
            case MODEL -> Message.Kind.COMPILATION;
            case RULES -> Message.Kind.RULES;
            case LEGAL_BASIS -> Message.Kind.LEGAL_BASIS;
            case TEXT -> Message.Kind.TEXT;
        };
    }
}
