package org.passerelle.batch;

import org.passerelle.decision.Decisions;
import org.passerelle.log.DecisionLog;

/**
 * What the cases of a batch are answered by.
 *
 * @param log of what is decided
 */
record Answering(BatchRequest request, Decisions decisions, DecisionLog log) {}
