package org.passerelle.analysis.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.EngineFault;
import org.passerelle.engine.Evaluation;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** Decides cases by a programme, which may know less than they hold. Safe for threads. */
public final class Deciding {

    private final DecisionEngine engine = new DecisionEngine();
    private final Programme programme;
    private final Map<String, Boolean> narrower = new HashMap<>();

    /**
     * Prepares a programme.
     *
     * @param facts what the cases may hold
     */
    Deciding(Programme programme, Structure facts) {
        this.programme = programme;
        programme
                .editions()
                .forEach(edition -> narrower.put(edition.id(), !edition.facts().equals(facts)));
    }

    /** Prepares a programme for cases that hold what it knows. */
    public Deciding(Programme programme) {
        this(programme, programme.latest().facts());
    }

    /** Returns what is decided, without findings; null when the models do not yield a decision, or no edition is in force. */
    public @Nullable Evaluation decide(Case of) {
        Optional<Edition> edition = programme.editionOn(of.day());
        return edition.isEmpty() ? null : decide(edition.get(), of);
    }

    private @Nullable Evaluation decide(Edition edition, Case of) {
        boolean project = narrower.getOrDefault(edition.id(), true);
        try {
            Map<String, Object> facts = project ? Types.project(of.facts(), edition.facts()) : of.facts();
            return engine.decideWithoutFindings(edition, facts, of.day());
        } catch (EngineFault fault) {
            return null;
        }
    }
}
