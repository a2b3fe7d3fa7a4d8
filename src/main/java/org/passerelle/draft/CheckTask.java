package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.analysis.ModelCheck;
import org.passerelle.analysis.ModelFinding;
import org.passerelle.analysis.Progress;
import org.passerelle.programme.Edition;
import org.passerelle.programme.PublishedFiles;
import org.passerelle.scenario.Scenario;

/** Says whether a draft is in order: everything at once, each with the cell that it concerns. */
final class CheckTask implements Task {

    /** What follows from one mistake in a large table could fill books. */
    private static final int MOST_MESSAGES = 1000;

    /**
     * What there is to say.
     *
     * @param usable whether scenarios and cases can be decided by the draft, be it in order or not
     */
    record Result(boolean usable, List<Message> messages) {}

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        LinkedHashSet<Message> messages = new LinkedHashSet<>(project.messages());
        boolean usable = project.loaded() != null;
        if (usable) {
            progress.report(1, 3, "tables");
            for (Edition edition : project.programme().editions()) {
                messages.addAll(new TableMessages(project.places(), edition.graph(), language).all());
            }
            messages.addAll(findings(project));
            progress.report(2, 3, "scenarios");
            messages.addAll(scenarios(project, language, progress));
        }
        dropWhatGoesWithoutSaying(messages);
        return new Result(
                usable,
                messages.stream()
                        .sorted(Comparator.comparing(Message::severity))
                        .limit(MOST_MESSAGES)
                        .toList());
    }

    /** No scenario hits a row that never counts. */
    private static void dropWhatGoesWithoutSaying(Set<Message> messages) {
        Set<Place> unreachable = messages.stream()
                .filter(message -> message.kind() == Message.Kind.UNREACHABLE)
                .map(Message::place)
                .collect(Collectors.toSet());
        messages.removeIf(message -> message.kind() == Message.Kind.SCENARIO && unreachable.contains(message.place()));
    }

    private static List<Message> findings(Project project) {
        try {
            List<Message> messages = new ArrayList<>();
            for (ModelFinding finding :
                    ModelCheck.structure(project.folder().models().models())) {
                messages.add(Message.warning(Message.Kind.SCHEMA, place(project, finding), finding.message()));
            }
            for (ModelFinding finding :
                    ModelCheck.conventions(project.folder().models().models())) {
                Place place = place(project, finding);
                messages.add(
                        finding.type().equals(ModelCheck.NOT_IN_DIAGRAM)
                                ? Message.warning(Message.Kind.LINT, place, finding.message())
                                : Message.error(Message.Kind.LINT, place, finding.message()));
            }
            return messages;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Place place(Project project, ModelFinding finding) {
        if (finding.element().isEmpty()) {
            return Place.NOWHERE;
        }
        String file = PublishedFiles.MODELS + "/" + project.folder().programme() + "/" + finding.element();
        return project.places().ofId(finding.element()).orElseGet(() -> Place.at(file, 0));
    }

    private static List<Message> scenarios(Project project, Locale language, Progress progress) {
        try {
            List<Scenario> scenarios = project.scenarios();
            SuiteRun run = SuiteRun.of(project.programme(), scenarios, progress);
            return new ScenarioMessages(project, run, language).all();
        } catch (UnusableDraft unreadable) {
            return unreadable.messages();
        }
    }
}
