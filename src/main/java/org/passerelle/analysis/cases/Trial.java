package org.passerelle.analysis.cases;

import java.util.function.Predicate;
import org.passerelle.engine.Evaluation;

/**
 * A case of which it is known what its decision must be: a scenario.
 *
 * @param name a sentence, unique in its programme
 * @param of the case
 * @param passes whether a decision of the case is as it must be; called from several threads
 */
public record Trial(String name, Case of, Predicate<Evaluation> passes) {}
