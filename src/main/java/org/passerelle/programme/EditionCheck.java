package org.passerelle.programme;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.kie.dmn.model.api.DecisionService;
import org.passerelle.programme.ProgrammeDescription.EditionDescription;

/** Checks that what {@code programme.yaml} says of an edition is there. */
final class EditionCheck {

    private final EditionDescription edition;
    private final String place;
    private final YamlLines lines;
    private final List<Defect> defects;

    EditionCheck(ProgrammeDescription description, EditionDescription edition, YamlLines lines, List<Defect> defects) {
        this.edition = edition;
        this.place = "/editions/" + description.editions().indexOf(edition);
        this.lines = lines;
        this.defects = defects;
    }

    void refuseMissingModel() {
        complain("/model", "The model '" + edition.model() + "' of the edition '" + edition.id() + "' is missing.");
    }

    /** Checks that the edition names no rules but those of some files. */
    void rules(List<Path> files) {
        List<String> present =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        List<String> named = Objects.requireNonNullElse(edition.rules(), List.of());
        for (int index = 0; index < named.size(); index++) {
            if (!present.contains(named.get(index))) {
                complain(
                        "/rules/" + index,
                        "The rules '" + named.get(index) + "' of the edition '" + edition.id() + "' are missing.");
            }
        }
    }

    /** Checks that the root model has the decision service. */
    void service(ModelFile root) {
        boolean served = root.definitions().getDrgElement().stream()
                .anyMatch(element ->
                        element instanceof DecisionService && element.getName().equals(edition.decisionService()));
        if (!served) {
            complain(
                    "/decisionService",
                    "There is no decision service '" + edition.decisionService() + "' in " + root.name() + ".");
        }
    }

    private void complain(String key, String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, lines.of(place + key), message));
    }
}
