package org.passerelle.engine.plan;

/** A case that the engine must decide. Says nothing more, since the engine will. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Holds no stack trace: it is thrown on the way of a case. */
    Unanswered() {
        super(null, null, false, false);
    }
}
