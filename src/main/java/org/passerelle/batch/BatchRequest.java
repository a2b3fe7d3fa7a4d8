package org.passerelle.batch;

import java.time.LocalDate;
import java.util.Locale;
import org.passerelle.decision.DecisionWish;
import org.passerelle.explain.Level;
import org.passerelle.programme.Programme;

/**
 * What is asked of every case of a batch.
 *
 * @param today the day of the decision of cases that name none
 */
public record BatchRequest(DecisionWish wish, LocalDate today) {

    /** Asks for all outcomes, without receipts. */
    public BatchRequest(Programme programme, Level level, Locale language, LocalDate today) {
        this(DecisionWish.of(programme, level, language), today);
    }

    /** Returns the programme of all cases. */
    public Programme programme() {
        return wish.programme();
    }

    /** Returns the language of the texts. */
    public Locale language() {
        return wish.language();
    }
}
