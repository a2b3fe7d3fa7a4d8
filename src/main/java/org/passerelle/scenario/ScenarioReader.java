package org.passerelle.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.Days;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Messages;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** Reads files of scenarios, or says everything that is wrong in them. */
public final class ScenarioReader {

    /** Name of the file that says how caseloads are made up; it holds no scenarios. */
    private static final String CASELOAD = "caseload.yaml";

    private final Programme programme;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, WrittenScenario> writtenByName = new HashMap<>();

    private ScenarioReader(Programme programme) {
        this.programme = programme;
    }

    /** Returns the files of scenarios in a folder, by name; none when there is no such folder. */
    public static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isCsv(file) || isYaml(file)).sorted().toList();
        }
    }

    private static boolean isCsv(Path file) {
        return file.toString().endsWith(".csv");
    }

    private static boolean isYaml(Path file) {
        return file.toString().endsWith(".yaml") && !file.endsWith(CASELOAD);
    }

    /**
     * Returns the scenarios of a programme in files, in their order.
     *
     * @throws InvalidScenarios when anything is wrong in any of them
     */
    public static List<Scenario> read(Programme programme, List<Path> files) throws IOException {
        ScenarioReader reader = new ScenarioReader(programme);
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            List<WrittenScenario> written = reader.written(file);
            written.forEach(each -> reader.scenario(each).ifPresent(scenarios::add));
        }
        if (!reader.mistakes.isEmpty()) {
            throw new InvalidScenarios(reader.mistakes);
        }
        return scenarios;
    }

    private List<WrittenScenario> written(Path path) throws IOException {
        String file = String.valueOf(path.getFileName());
        int before = mistakes.size();
        List<WrittenScenario> written = List.of();
        try {
            String text = Files.readString(path);
            written = isCsv(path) ? CsvFile.read(file, text, programme, mistakes) : YamlFile.read(file, text, mistakes);
        } catch (MalformedInputException notUnicode) {
            mistakes.add(new Mistake(file, 0, "", "The file is not written in UTF-8."));
        }
        if (written.isEmpty() && mistakes.size() == before) {
            mistakes.add(new Mistake(file, 0, "", "There is no scenario in the file."));
        }
        return written;
    }

    private Optional<Scenario> scenario(WrittenScenario written) {
        int before = mistakes.size();
        checkName(written);
        if (written.expected().isEmpty()) {
            mistakes.add(written.mistake("", "The scenario expects nothing."));
        }
        LocalDate day = day(written);
        Optional<Edition> edition = day == null ? Optional.empty() : programme.editionOn(day);
        if (day == null || edition.isEmpty()) {
            if (day != null) {
                mistakes.add(written.mistake(CsvColumn.DAY, "No edition is in force on that day."));
            }
            return Optional.empty();
        }
        ObjectNode json = written.facts().apply(edition.get().facts());
        Map<String, Object> facts = facts(written, json, edition.get());
        List<Expectation> expectations = expectations(written, edition.get());
        return mistakes.size() > before
                ? Optional.empty()
                : Optional.of(new Scenario(
                        written.name(), written.file(), written.line(), edition.get(), day, json, facts, expectations));
    }

    private void checkName(WrittenScenario written) {
        if (written.name().isEmpty()) {
            mistakes.add(written.mistake(CsvColumn.NAME, "The scenario has no name."));
            return;
        }
        WrittenScenario other = writtenByName.putIfAbsent(written.name(), written);
        if (other != null) {
            mistakes.add(written.mistake(
                    CsvColumn.NAME, "The scenario at " + other.file() + ":" + other.line() + " has the same name."));
        }
    }

    private @Nullable LocalDate day(WrittenScenario written) {
        if (written.day().isEmpty()) {
            mistakes.add(written.mistake(CsvColumn.DAY, "The day of the decision is missing."));
            return null;
        }
        LocalDate day = Days.of(written.day());
        if (day == null) {
            mistakes.add(written.mistake(CsvColumn.DAY, "It is not a day of the calendar, written YYYY-MM-DD."));
        }
        return day;
    }

    @SuppressWarnings("unchecked" /* the value of a structure is a map by name */)
    private Map<String, Object> facts(WrittenScenario written, ObjectNode json, Edition edition) {
        Reading reading = FactReader.read(json, edition.facts(), "");
        if (reading instanceof Reading.Rejected rejected) {
            rejected.problems()
                    .forEach(problem -> mistakes.add(written.mistake(
                            DottedPath.written(problem.pointer()), Messages.text(problem, Locale.ENGLISH))));
            return Map.of();
        }
        return (Map<String, Object>) ((Reading.Accepted) reading).value();
    }

    private List<Expectation> expectations(WrittenScenario written, Edition edition) {
        List<Expectation> expectations = new ArrayList<>();
        written.expected().forEach((name, cell) -> {
            String column = CsvColumn.EXPECTED + " " + name;
            ExpectationReader reader =
                    new ExpectationReader(edition, complaint -> mistakes.add(written.mistake(column, complaint)));
            reader.read(name, cell).ifPresent(expectations::add);
        });
        return expectations;
    }
}
