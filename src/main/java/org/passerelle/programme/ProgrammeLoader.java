package org.passerelle.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads a programme from its folder, or says everything that is wrong in it. */
public final class ProgrammeLoader {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private final ProgrammeFolder folder;
    private final List<Defect> defects = new ArrayList<>();

    private ProgrammeLoader(ProgrammeFolder folder) {
        this.folder = folder;
    }

    /**
     * Returns the programme in a folder.
     *
     * @param models where its compiled models come from
     * @throws InvalidProgramme when anything is wrong in the folder
     */
    public static Programme load(ProgrammeFolder folder, Models models) {
        ProgrammeLoader loader = new ProgrammeLoader(folder);
        try {
            Programme programme = loader.read(models);
            if (programme == null || !loader.defects.isEmpty()) {
                throw new InvalidProgramme(folder.id(), loader.defects);
            }
            return programme;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private @Nullable Programme read(Models models) throws IOException {
        ProgrammeDescription description = description();
        if (description == null) {
            return null;
        }
        check(description);
        Citations citations = new Citations(description.sources(), defects);
        List<Edition> editions = new ArrayList<>();
        for (ProgrammeDescription.EditionDescription edition : description.editions()) {
            List<Defect> found = new ArrayList<>();
            Edition loaded = new EditionLoader(folder, description, edition, found).load(models, citations);
            if (loaded != null) {
                editions.add(loaded);
            }
            found.stream().filter(defect -> !defects.contains(defect)).forEach(defects::add);
        }
        editions.sort(Comparator.comparing(edition -> edition.inForce().from()));
        return new Programme(
                description.id(),
                description.titles(),
                description.jurisdiction(),
                description.provenance(),
                description.sources(),
                List.copyOf(editions));
    }

    private @Nullable ProgrammeDescription description() throws IOException {
        Path file = folder.models().resolve(ProgrammeDescription.FILE);
        try {
            return YAML.readValue(Files.readString(file), ProgrammeDescription.class);
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            defects.add(new Defect(ProgrammeDescription.FILE, line, wrong.getOriginalMessage()));
            return null;
        }
    }

    private void check(ProgrammeDescription description) {
        if (!description.id().equals(folder.id())) {
            complain("The id must be the name of the folder, '" + folder.id() + "'.");
        }
        checkTitles("the programme", description.titles());
        description.sources().forEach(source -> checkTitles("the source '" + source.id() + "'", source.titles()));
        if (description.editions().isEmpty()) {
            complain("There must be at least one edition.");
        }
        checkPeriods(description.editions());
    }

    private void checkTitles(String owner, Map<String, String> titles) {
        for (Locale language : Texts.LANGUAGES) {
            if (Objects.requireNonNullElse(titles.get(language.getLanguage()), "").isBlank()) {
                complain("There is no title of " + owner + " in '" + language.getLanguage() + "'.");
            }
        }
    }

    private void checkPeriods(List<ProgrammeDescription.EditionDescription> editions) {
        for (int first = 0; first < editions.size(); first++) {
            for (int second = first + 1; second < editions.size(); second++) {
                ProgrammeDescription.EditionDescription one = editions.get(first);
                ProgrammeDescription.EditionDescription other = editions.get(second);
                if (one.id().equals(other.id())) {
                    complain("The edition '" + one.id() + "' stands twice.");
                }
                if (new Period(one.inForceFrom(), one.inForceTo())
                        .overlaps(new Period(other.inForceFrom(), other.inForceTo()))) {
                    complain("The editions '" + one.id() + "' and '" + other.id() + "' are in force on one day.");
                }
            }
        }
    }

    private void complain(String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, 0, message));
    }
}
