package org.passerelle.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.explain.Account;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.explain.MissingFacts;
import org.passerelle.facts.JsonDocument;
import org.passerelle.programme.Programme;

/** Decides requests and says why. Safe for threads. */
@Singleton
public final class Decisions {

    private final DecisionEngine engine;
    private final Explainer explainer;
    private final CaseMetrics metrics;

    /** Decides by an engine, and measures it. */
    @Inject
    public Decisions(DecisionEngine engine, Explainer explainer, CaseMetrics metrics) {
        this.engine = engine;
        this.explainer = explainer;
        this.metrics = metrics;
    }

    /** Decides by an engine. */
    public Decisions(DecisionEngine engine, Explainer explainer) {
        this(engine, explainer, new CaseMetrics());
    }

    /**
     * A decision.
     *
     * @param answer what the caller gets
     * @param evaluation by what it was decided
     */
    public record Decided(Answer answer, Evaluation evaluation) {

        /** Returns the same decision with another id. */
        public Decided named(String id) {
            return new Decided(answer.named(id), evaluation);
        }
    }

    /**
     * Reads a case as it is to be decided.
     *
     * @param body parsed when it is asked for, since that is part of reading
     * @param today the day of the decision when the case names none
     * @throws org.passerelle.engine.EngineFault when the engine fails
     */
    public DecisionWish.Admission admit(Supplier<JsonDocument> body, DecisionWish wish, LocalDate today) {
        long begin = System.nanoTime();
        JsonDocument document = body.get();
        if (document instanceof JsonDocument.Malformed fault) {
            return new DecisionWish.Admission.Refused(ProblemDocument.malformed(fault, wish.language()));
        }
        Programme programme = wish.programme();
        CaseRequest.Read read = CaseRequest.read(((JsonDocument.WellFormed) document).root(), programme, today);
        metrics.took(Stage.READ, programme.id(), begin);
        return read instanceof CaseRequest.Read.Invalid invalid
                ? new DecisionWish.Admission.Refused(ProblemDocument.invalid(invalid.problems(), wish.language()))
                : wish.admit(((CaseRequest.Read.Valid) read).request(), this);
    }

    /**
     * Decides a case.
     *
     * @throws org.passerelle.engine.EngineFault when the engine fails
     */
    public Decided decide(CaseRequest request, Level level, Locale language) {
        return new Begun(request, level, language, false).end();
    }

    /**
     * Decides a case as far as nobody has to wait long for it.
     *
     * @throws org.passerelle.engine.EngineFault when the engine fails
     */
    public Begun begin(CaseRequest request, Level level, Locale language) {
        return new Begun(request, level, language, true);
    }

    /** Returns the outcomes of a case without more. */
    public Map<String, Object> outcomes(CaseRequest request) {
        return engine.decideWithoutFindings(request.edition(), request.facts(), request.day())
                .outcomes();
    }

    /** A decision that may lack what takes long: which unknown facts can still change it. For one thread at a time. */
    public final class Begun {

        private final CaseRequest request;
        private final Locale language;
        private final Evaluation evaluation;
        private final @Nullable Account account;
        private MissingFacts.@Nullable Result missing;

        private Begun(CaseRequest request, Level level, Locale language, boolean onlyBrief) {
            this.request = request;
            this.language = language;
            long begin = System.nanoTime();
            this.evaluation = evaluate(request);
            begin = took(Stage.DECIDE, begin);
            if (level == Level.NONE) {
                this.account = null;
                return;
            }
            this.account = explain(request, evaluation, level, language);
            begin = took(Stage.EXPLAIN, begin);
            if (onlyBrief) {
                this.missing = account.missingIfBrief(request.facts(), request.day());
                took(Stage.SEARCH, begin);
            }
        }

        private long took(Stage stage, long begin) {
            return metrics.took(stage, request.edition().programme(), begin);
        }

        /** What rules look for may be among the facts that are not needed: they would find wrong things. */
        private Evaluation evaluate(CaseRequest request) {
            return request.asked() == null
                    ? engine.decide(request.edition(), request.facts(), request.day())
                    : engine.decideWithoutFindings(request.edition(), request.facts(), request.day());
        }

        private Account explain(CaseRequest request, Evaluation evaluation, Level level, Locale language) {
            Asked asked = request.asked();
            return asked == null
                    ? explainer.explain(request.edition(), evaluation, level, language)
                    : explainer.explain(request.edition(), evaluation, level, language, asked.outcomes());
        }

        /** Returns whether nothing is left that takes long. */
        public boolean isBrief() {
            return account == null || missing != null;
        }

        /** Returns the decision, and does first what is left. */
        public Decided end() {
            metrics.decided(request, evaluation);
            if (account == null) {
                return new Decided(Answer.of(request, evaluation, null, null, language), evaluation);
            }
            if (missing == null) {
                long begin = System.nanoTime();
                missing = account.missing(request.facts(), request.day());
                took(Stage.SEARCH, begin);
            }
            Answer.Open open = Answer.Open.of(missing);
            return new Decided(Answer.of(request, evaluation, open, account.explanation(), language), evaluation);
        }
    }
}
