package org.passerelle.engine.plan;

/** Says why the engine must evaluate a decision service. */
final class NotPlannable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPlannable(String reason) {
        super(reason);
    }
}
