package org.passerelle.explain;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.PerEdition;
import org.passerelle.programme.Edition;
import org.passerelle.programme.LegalBasis;

/** Explains evaluations in words. */
@Singleton
public final class Explainer {

    private final PerEdition<Prepared> prepared = new PerEdition<>(Prepared::of);

    /**
     * Explains why an edition decided as it did.
     *
     * @param level {@link Level#SHORT} or {@link Level#FULL}
     * @param language one of those that every text exists in
     */
    public Account explain(Edition edition, Evaluation evaluation, Level level, Locale language) {
        return new Account(edition, prepared.of(edition), evaluation, level, language, null);
    }

    /**
     * Explains why an edition decided some outcomes as it did.
     *
     * @param level {@link Level#SHORT} or {@link Level#FULL}
     * @param outcomes names as {@link OutcomeNames#of} gives them
     */
    public Account explain(Edition edition, Evaluation evaluation, Level level, Locale language, Set<String> outcomes) {
        return new Account(edition, prepared.of(edition), evaluation, level, language, outcomes);
    }

    /** Returns legal bases with the title of their source in a language. */
    public static List<Explanation.Citation> citations(List<LegalBasis> bases, Locale language) {
        return Wording.citations(bases, language);
    }
}
