package org.passerelle.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.facts.FactType;
import org.passerelle.programme.ProgrammeDescription.EditionDescription;

/** Checks what {@code programme.yaml} says by itself, before any model is read. */
final class DescriptionCheck {

    private final String id;
    private final YamlLines lines;
    private final List<Defect> defects;

    /**
     * Creates a check.
     *
     * @param id name of the folder
     */
    DescriptionCheck(String id, YamlLines lines, List<Defect> defects) {
        this.id = id;
        this.lines = lines;
        this.defects = defects;
    }

    void check(ProgrammeDescription description) {
        if (!description.id().equals(id)) {
            complain("/id", "The id must be the name of the folder, '" + id + "'.");
        }
        checkTexts("title of the programme", "/titles", description.titles());
        description
                .comparison()
                .textsByKey()
                .forEach((key, texts) -> checkTexts("text of '" + key + "'", "/comparison/" + key, texts));
        for (int source = 0; source < description.sources().size(); source++) {
            Source described = description.sources().get(source);
            checkTexts(
                    "title of the source '" + described.id() + "'",
                    "/sources/" + source + "/titles",
                    described.titles());
            checkPlaces("/sources/" + source + "/places/", described);
        }
        if (description.editions().isEmpty()) {
            complain("/editions", "There must be at least one edition.");
        }
        checkPeriods(description.editions());
    }

    private void checkPlaces(String pointer, Source source) {
        for (int place = 0; place < source.places().size(); place++) {
            Source.Place described = source.places().get(place);
            checkTexts("title of a place", pointer + place + "/titles", described.titles());
            for (int index = 0; index < described.locators().size(); index++) {
                String locator = described.locators().get(index);
                if (!source.locators().contains(locator)) {
                    complain(
                            pointer + place + "/locators/" + index,
                            "The source '" + source.id() + "' has no locator '" + locator + "'.");
                }
            }
        }
    }

    private void checkTexts(String owner, String pointer, Map<String, String> texts) {
        List<String> languages =
                Texts.LANGUAGES.stream().map(Locale::getLanguage).toList();
        for (String language : languages) {
            if (texts.getOrDefault(language, "").isBlank()) {
                complain(pointer, "There is no " + owner + " in '" + language + "'.");
            }
        }
        for (String language : texts.keySet()) {
            if (!languages.contains(language)) {
                complain(
                        pointer + "/" + language,
                        "There is a " + owner + " in '" + language + "'; allowed are " + languages + ".");
            }
        }
    }

    private void checkPeriods(List<EditionDescription> editions) {
        for (int first = 0; first < editions.size(); first++) {
            checkDays("/editions/" + first, editions.get(first));
            for (int second = first + 1; second < editions.size(); second++) {
                EditionDescription one = editions.get(first);
                EditionDescription other = editions.get(second);
                String place = "/editions/" + second;
                if (one.id().equals(other.id())) {
                    complain(place + "/id", "The edition '" + one.id() + "' stands twice.");
                }
                if (period(one).overlaps(period(other))) {
                    complain(
                            place + "/inForceFrom",
                            "The editions '" + one.id() + "' and '" + other.id() + "' are in force on one day.");
                }
            }
        }
    }

    private void checkDays(String place, EditionDescription edition) {
        if (!FactType.Day.admits(edition.inForceFrom())) {
            complain(place + "/inForceFrom", "The day must be one that cases can have, up to 9999-12-31.");
        }
        LocalDate last = edition.inForceTo();
        if (last != null && last.isBefore(edition.inForceFrom())) {
            complain(place + "/inForceTo", "The last day is before the first.");
        }
    }

    private static Period period(EditionDescription edition) {
        return new Period(edition.inForceFrom(), edition.inForceTo());
    }

    private void complain(String pointer, String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, lines.of(pointer), message));
    }
}
