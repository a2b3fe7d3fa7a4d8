package org.passerelle.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/** Checks what {@code programme.yaml} says of the facts of an edition. */
final class DescribedFacts {

    private final ProgrammeDescription description;
    private final String edition;
    private final YamlLines lines;
    private final List<Defect> defects;

    /**
     * Creates a check.
     *
     * @param edition id of the edition
     */
    DescribedFacts(ProgrammeDescription description, String edition, YamlLines lines, List<Defect> defects) {
        this.description = description;
        this.edition = edition;
        this.lines = lines;
        this.defects = defects;
    }

    /** Returns the facts with those marked that nobody can change. */
    Structure marked(Structure declared) {
        Structure facts = declared;
        for (int index = 0; index < description.unchangeable().size(); index++) {
            String path = description.unchangeable().get(index);
            Structure marked = UnchangeableFacts.mark(facts, path);
            if (marked == null) {
                refuse("/unchangeable/" + index, path);
            } else {
                facts = marked;
            }
        }
        return facts;
    }

    /** Returns the assumptions that the description itself relies on. */
    Set<String> assumptions() {
        Release release = description.release();
        return release == null ? Set.of() : Set.of(release.assumption());
    }

    /** Checks that the outcomes that decide are outcomes. */
    void checkDeciding(FactType outcomes) {
        // Without a decision service there are no outcomes, of which others complain.
        if (outcomes instanceof Structure known && !known.fields().isEmpty()) {
            for (int index = 0; index < description.decidingOutcomes().size(); index++) {
                String path = description.decidingOutcomes().get(index);
                if (UnchangeableFacts.mark(known, path) == null) {
                    complain(
                            "/decidingOutcomes/" + index,
                            "The edition '" + edition + "' has no outcome '" + path + "'.");
                }
            }
        }
    }

    /** Checks the facts that have to be released. */
    void checkRelease(Structure facts, FactType outcomes) {
        Release release = description.release();
        if (release == null) {
            return;
        }
        // Without a decision service there are no outcomes, of which others complain.
        if (outcomes instanceof Structure known && !known.fields().isEmpty()) {
            checkRequired(release.requires(), known);
        }
        List<String> categories = categories(facts, release.scope());
        release.categories().forEach((category, paths) -> {
            String place = "/release/categories/" + category;
            if (!categories.isEmpty() && !categories.contains(category)) {
                complain(place, "The scope has no category '" + category + "'; allowed are " + categories + ".");
            }
            for (int index = 0; index < paths.size(); index++) {
                if (UnchangeableFacts.mark(facts, paths.get(index)) == null) {
                    refuse(place + "/" + index, paths.get(index));
                }
            }
        });
    }

    private void checkRequired(Map<String, String> required, Structure outcomes) {
        required.forEach((outcome, value) -> {
            Field field = outcomes.fields().get(outcome);
            if (field == null
                    || !(field.type() instanceof Text text)
                    || !text.allowed().contains(value)) {
                complain(
                        "/release/requires/" + outcome,
                        "The edition '" + edition + "' has no outcome '" + outcome + "' that can be '" + value + "'.");
            }
        });
    }

    private List<String> categories(Structure facts, String scope) {
        @Nullable FactType type = facts;
        for (String name : List.of(scope.split("\\.", -1))) {
            type = type instanceof Structure structure && structure.fields().containsKey(name)
                    ? structure.fields().get(name).type()
                    : null;
        }
        if (type instanceof ListOf list && list.element() instanceof Text category) {
            return category.allowed();
        }
        complain(
                "/release/scope",
                "The edition '" + edition + "' has no fact '" + scope + "' that is a list of allowed values.");
        return List.of();
    }

    private void refuse(String pointer, String path) {
        complain(pointer, "The edition '" + edition + "' has no fact '" + path + "'.");
    }

    private void complain(String pointer, String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, lines.of(pointer), message));
    }
}
