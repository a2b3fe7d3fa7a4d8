package org.passerelle.log;

import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;

/** A decision that is about to be given, and what was asked. */
public record GivenDecision(CaseRequest request, Answer answer) {}
