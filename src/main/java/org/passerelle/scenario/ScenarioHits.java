package org.passerelle.scenario;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/**
 * Which scenarios hit which rule. Those that come with a programme are decided by the service's own engine the first time that somebody
 * asks, so that the answer is never older than the rules.
 */
@Singleton
public final class ScenarioHits {

    private static final String FOLDER = "test-scenarios";

    private final DecisionEngine engine;
    private final Map<String, Map<String, List<Hit>>> hitsByProgramme = new ConcurrentHashMap<>();

    private final Optional<Path> further;

    /**
     * Creates an index.
     *
     * @param further folder of programmes that the service was not built with
     */
    @Inject
    ScenarioHits(DecisionEngine engine, @ConfigProperty(name = Programmes.FURTHER) Optional<Path> further) {
        this.engine = engine;
        this.further = further;
    }

    /**
     * A scenario that hits a rule.
     *
     * @param scenario its name, a sentence
     * @param file that it stands in
     * @param line where it begins, from 1
     */
    public record Hit(String scenario, String file, int line) {}

    /** Returns the scenarios that hit a rule of the edition in force last, in the order of the files. */
    public List<Hit> of(Programme programme, String rule) {
        return hitsByProgramme
                .computeIfAbsent(programme.id(), any -> hits(programme, scenarios(programme)))
                .getOrDefault(rule, List.of());
    }

    /** Returns the scenarios by the rules that they hit. */
    Map<String, List<Hit>> hits(Programme programme, List<Scenario> scenarios) {
        Map<String, List<Hit>> hits = new HashMap<>();
        scenarios.stream()
                .filter(scenario ->
                        scenario.edition().id().equals(programme.latest().id()))
                .forEach(
                        scenario -> rules(scenario).forEach(rule -> hits.computeIfAbsent(rule, any -> new ArrayList<>())
                                .add(new Hit(scenario.name(), scenario.file(), scenario.line()))));
        return hits;
    }

    private Set<String> rules(Scenario scenario) {
        Evaluation evaluation = engine.decide(scenario.edition(), scenario.facts(), scenario.day());
        Set<String> rules = new HashSet<>();
        evaluation.trace().consultations().forEach(consultation -> rules.addAll(consultation.rows()));
        evaluation.findings().forEach(finding -> rules.add(finding.rule()));
        return rules;
    }

    private List<Scenario> scenarios(Programme programme) {
        List<Scenario> scenarios = new ArrayList<>(published(programme));
        further.ifPresent(
                root -> scenarios.addAll(read(programme, root.resolve(FOLDER).resolve(programme.id()))));
        return scenarios;
    }

    /* A folder in a jar is found only by way of a file that is sure to be there. */
    private static List<Scenario> published(Programme programme) {
        List<Scenario> scenarios = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(
                    ScenarioHits.class.getClassLoader(), programme.id() + "/programme.yaml", description -> {
                        Path folder =
                                description.resolveSibling("..").resolve(FOLDER).resolve(programme.id());
                        scenarios.addAll(read(programme, folder.normalize()));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return scenarios;
    }

    private static List<Scenario> read(Programme programme, Path folder) {
        try {
            return ScenarioReader.read(programme, ScenarioReader.filesIn(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
