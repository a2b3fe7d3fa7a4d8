package org.passerelle.decision;

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
     * Decides a case.
     *
     * @throws org.passerelle.engine.EngineFault when the engine fails
     */
    public Decided decide(CaseRequest request, Level level, Locale language) {
        Evaluation evaluation = engine.decide(request.edition(), request.facts(), request.day());
        if (level == Level.NONE) {
            return new Decided(Answer.of(request, evaluation, null, null, language), evaluation);
        }
        Account account = explainer.explain(request.edition(), evaluation, level, language);
        Answer.Open open = Answer.Open.of(account.missing(request.facts(), request.day()));
        return new Decided(Answer.of(request, evaluation, open, account.explanation(), language), evaluation);
    }
}
