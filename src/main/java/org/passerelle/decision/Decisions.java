package org.passerelle.decision;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.explain.Account;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;

/** Decides requests and says why. Safe for threads. */
@Singleton
public final class Decisions {

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    private final DecisionEngine engine;
    private final Explainer explainer;

    /** Decides by an engine. */
    @Inject
    public Decisions(DecisionEngine engine, Explainer explainer) {
        this.engine = engine;
        this.explainer = explainer;
    }

    /**
     * A decision.
     *
     * @param answer what the caller gets
     * @param evaluation by what it was decided
     */
    public record Decided(Answer answer, Evaluation evaluation) {}

    /**
     * Decides a case. The answer gets a new id.
     *
     * @throws org.passerelle.engine.EngineFault when the engine fails
     */
    public Decided decide(CaseRequest request, Level level, Locale language) {
        return decide(IDS.generate().toString(), request, level, language);
    }

    /**
     * Decides a case.
     *
     * @param id of the answer
     * @throws org.passerelle.engine.EngineFault when the engine fails
     */
    public Decided decide(String id, CaseRequest request, Level level, Locale language) {
        Evaluation evaluation = engine.decide(request.edition(), request.facts(), request.day());
        if (level == Level.NONE) {
            return new Decided(Answer.of(id, request, evaluation, null, null, language), evaluation);
        }
        Account account = explainer.explain(request.edition(), evaluation, level, language);
        Answer.Open open = Answer.Open.of(account.missing(request.facts(), request.day()));
        return new Decided(Answer.of(id, request, evaluation, open, account.explanation(), language), evaluation);
    }
}
