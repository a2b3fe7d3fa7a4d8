package org.passerelle.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.InvalidScenarios;
import org.passerelle.scenario.Judge;
import org.passerelle.scenario.Scenario;
import org.passerelle.scenario.ScenarioReader;

/**
 * A programme with a draft laid over it.
 *
 * @param files of which it is made
 * @param folder where they stand
 * @param places of the elements of its models
 * @param messages what is wrong with it so far
 * @param loaded the programme; null when it cannot be evaluated
 * @param published the programme without the draft
 */
record Project(
        DraftFiles files,
        ProjectFolder folder,
        ModelPlaces places,
        List<Message> messages,
        @Nullable Programme loaded,
        Supplier<Programme> published) {

    /**
     * Returns the programme.
     *
     * @throws UnusableDraft when it cannot be evaluated
     */
    Programme programme() {
        if (loaded == null) {
            throw new UnusableDraft(messages);
        }
        return loaded;
    }

    /**
     * Returns its scenarios, in the order of the files.
     *
     * @throws UnusableDraft when the programme cannot be evaluated, or a scenario not be read
     */
    List<Scenario> scenarios() {
        try {
            return ScenarioReader.read(programme(), folder.scenarios());
        } catch (InvalidScenarios invalid) {
            throw new UnusableDraft(invalid.mistakes().stream()
                    .map(mistake -> Message.error(
                            Message.Kind.SCENARIO,
                            Place.at(folder.scenarioPath(mistake.file()), mistake.line()),
                            (mistake.column().isEmpty() ? "" : mistake.column() + ": ") + mistake.message()))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns its scenarios as trials, in the order of the files.
     *
     * @throws UnusableDraft when the programme cannot be evaluated, or a scenario not be read
     */
    List<Trial> trials() {
        return scenarios().stream()
                .map(scenario -> new Trial(
                        scenario.name(),
                        new Case(scenario.day(), scenario.facts()),
                        evaluation -> Judge.passes(scenario, evaluation)))
                .toList();
    }
}
