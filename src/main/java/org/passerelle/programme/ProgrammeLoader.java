package org.passerelle.programme;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads a programme from its folder, or says everything that is wrong in it. */
public final class ProgrammeLoader {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
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
        Attempt attempt = attempt(folder, models);
        if (attempt.programme() == null || !attempt.defects().isEmpty()) {
            throw new InvalidProgramme(folder.id(), attempt.defects());
        }
        return attempt.programme();
    }

    /**
     * What came of loading a folder that may be unfinished.
     *
     * @param programme null when it could not be evaluated
     * @param defects everything that is wrong in the folder
     */
    public record Attempt(@Nullable Programme programme, List<Defect> defects) {}

    /**
     * Returns what can be had of a folder.
     *
     * @param models where its compiled models come from
     */
    public static Attempt attempt(ProgrammeFolder folder, Models models) {
        ProgrammeLoader loader = new ProgrammeLoader(folder);
        try {
            Programme programme = loader.read(models);
            boolean usable = programme != null && Defect.areOfWords(loader.defects);
            return new Attempt(usable ? programme : null, List.copyOf(loader.defects));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private @Nullable Programme read(Models models) throws IOException {
        for (Path file : folder.notUnicode()) {
            defects.add(new Defect(String.valueOf(file.getFileName()), 0, "The file is not written in UTF-8."));
        }
        if (!defects.isEmpty()) {
            return null;
        }
        String text = Files.readString(folder.models().resolve(ProgrammeDescription.FILE));
        try {
            YamlLines lines = new YamlLines(text);
            ProgrammeDescription description = describe(text, lines);
            return description == null ? null : read(description, lines, models);
        } catch (JsonProcessingException malformed) {
            complain(malformed.getLocation().getLineNr(), malformed.getOriginalMessage());
            return null;
        }
    }

    private @Nullable ProgrammeDescription describe(String text, YamlLines lines) throws IOException {
        try {
            return YAML.readValue(text, ProgrammeDescription.class);
        } catch (UnrecognizedPropertyException wrong) {
            complain(
                    lines.of(wrong),
                    "There is no key '" + wrong.getPropertyName() + "' here; allowed are " + wrong.getKnownPropertyIds()
                            + ".");
        } catch (JsonMappingException wrong) {
            complain(lines.of(wrong), wrong.getOriginalMessage());
        }
        return null;
    }

    private void complain(int line, String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, line, message));
    }

    private Programme read(ProgrammeDescription description, YamlLines lines, Models models) throws IOException {
        new DescriptionCheck(folder.id(), lines, defects).check(description);
        return new Programme(
                description.id(),
                description.titles(),
                description.jurisdiction(),
                description.provenance(),
                description.comparison(),
                description.sources(),
                editions(description, lines, models));
    }

    private List<Edition> editions(ProgrammeDescription description, YamlLines lines, Models models)
            throws IOException {
        Citations citations = new Citations(description.sources(), lines, defects);
        List<Edition> editions = new ArrayList<>();
        List<Set<String>> usedTexts = new ArrayList<>();
        for (ProgrammeDescription.EditionDescription edition : description.editions()) {
            List<Defect> found = new ArrayList<>();
            EditionLoader loader = new EditionLoader(folder, description, edition, lines, found);
            Edition loaded = loader.load(models, citations);
            if (loaded != null) {
                editions.add(loaded);
            }
            loader.usedTexts().ifPresent(usedTexts::add);
            addNew(found);
        }
        if (usedTexts.size() == description.editions().size()) {
            refuseOrphans(usedTexts);
        }
        editions.sort(Comparator.comparing(edition -> edition.inForce().from()));
        return List.copyOf(editions);
    }

    /** Adds defects but those that are known already: editions share files. */
    private void addNew(List<Defect> found) {
        found.stream().filter(defect -> !defects.contains(defect)).forEach(defects::add);
    }

    /** A text belongs to the programme when one of its editions uses it. */
    private void refuseOrphans(List<Set<String>> usedTexts) throws IOException {
        Set<String> known = new HashSet<>();
        usedTexts.forEach(known::addAll);
        List<Defect> found = new ArrayList<>();
        new TextsReader(folder.models(), TextsReader.TEXTS, found).refuseAllBut(known, "rule and no code");
        if (folder.hasLabels()) {
            new TextsReader(folder.models(), TextsReader.LABELS, found)
                    .refuseAllBut(known, "decision, column, output, fact or outcome");
        }
        addNew(found);
    }
}
