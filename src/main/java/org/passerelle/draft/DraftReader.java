package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Problem.Code;
import org.passerelle.facts.Reading;
import org.passerelle.programme.PublishedFiles;

/** Reads what a request says of a draft, or says everything that is wrong with it. */
@Singleton
public final class DraftReader {

    private static final String FILES = "files";
    private static final String BASIS = "basis";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,99}";

    private final int mostFiles;
    private final int mostCharacters;

    /**
     * Creates a reader.
     *
     * @param mostFiles that a draft may have
     * @param mostCharacters that a file may have
     */
    @Inject
    DraftReader(
            @ConfigProperty(name = "passerelle.drafts.files") int mostFiles,
            @ConfigProperty(name = "passerelle.drafts.characters") int mostCharacters) {
        this.mostFiles = mostFiles;
        this.mostCharacters = mostCharacters;
    }

    /** What came of reading. */
    public sealed interface Read {

        /**
         * A draft.
         *
         * @param basis digest of the rules that it was begun from; empty when the request does not say
         * @param arguments what else the request holds; an object
         */
        record Valid(Draft draft, String basis, ObjectNode arguments) implements Read {}

        /** A request that cannot be used. */
        record Invalid(List<Problem> problems) implements Read {}
    }

    /** Returns the draft of a programme that a request holds. */
    public Read read(JsonNode root, String programme, DraftTask task) {
        if (!root.isObject()) {
            return new Read.Invalid(List.of(Problem.wrongType("", "object")));
        }
        List<Problem> problems = new ArrayList<>();
        Set<String> asked = task.arguments().fields().keySet();
        List<String> known = new ArrayList<>(List.of(FILES, BASIS));
        known.addAll(asked);
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        root.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                problems.add(
                        Problem.unlisted("/" + escaped(field.getKey()), Code.UNKNOWN_FIELD, field.getKey(), known));
            } else if (asked.contains(field.getKey())) {
                arguments.set(field.getKey(), field.getValue());
            }
        });
        String basis = basis(root.path(BASIS), problems);
        if (FactReader.read(arguments, task.arguments(), "") instanceof Reading.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        Draft draft = files(root.path(FILES), programme, problems);
        return problems.isEmpty() ? new Read.Valid(draft, basis, arguments) : new Read.Invalid(List.copyOf(problems));
    }

    private static String basis(JsonNode basis, List<Problem> problems) {
        if (!basis.isTextual() && !isAbsent(basis)) {
            problems.add(Problem.wrongType("/" + BASIS, "string"));
        }
        return basis.asText("");
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private Draft files(JsonNode files, String programme, List<Problem> problems) {
        Map<String, String> changed = new HashMap<>();
        Set<String> removed = new HashSet<>();
        if (!files.isObject() && !isAbsent(files)) {
            problems.add(Problem.wrongType("/" + FILES, "object"));
        } else if (files.size() > mostFiles) {
            problems.add(Problem.tooMuch("/" + FILES, Code.TOO_MANY, mostFiles));
        } else {
            files.properties().forEach(file -> {
                check(file.getKey(), file.getValue(), programme, problems);
                if (file.getValue().isTextual()) {
                    changed.put(file.getKey(), file.getValue().textValue());
                } else {
                    removed.add(file.getKey());
                }
            });
        }
        return new Draft(programme, Map.copyOf(changed), Set.copyOf(removed));
    }

    private void check(String path, JsonNode text, String programme, List<Problem> problems) {
        String pointer = "/" + FILES + "/" + escaped(path);
        List<String> allowed = allowed(programme);
        if (allowed.stream().noneMatch(form -> matches(form, path))) {
            Map<String, String> arguments = Map.of("allowed", String.join(", ", allowed));
            problems.add(new Problem(pointer, Code.NOT_ALLOWED, allowed, null, arguments));
        } else if (!text.isTextual() && !text.isNull()) {
            problems.add(Problem.wrongType(pointer, "string"));
        } else if (text.isTextual() && text.textValue().length() > mostCharacters) {
            problems.add(Problem.tooMuch(pointer, Code.TOO_LONG, mostCharacters));
        }
    }

    private static List<String> allowed(String programme) {
        return List.of(
                PublishedFiles.MODELS + "/" + programme + "/*.dmn",
                PublishedFiles.MODELS + "/" + programme + "/*.properties",
                PublishedFiles.MODELS + "/" + programme + "/*.yaml",
                PublishedFiles.RULES + "/" + programme + "/*.drl",
                PublishedFiles.SCENARIOS + "/" + programme + "/*.csv",
                PublishedFiles.SCENARIOS + "/" + programme + "/*.yaml");
    }

    private static boolean matches(String form, String path) {
        int star = form.indexOf('*');
        return Pattern.matches(
                Pattern.quote(form.substring(0, star)) + NAME + Pattern.quote(form.substring(star + 1)), path);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
