package org.passerelle.draft;

import org.jspecify.annotations.Nullable;

/** Lets a caller withdraw a request that is being worked on. Safe for threads. */
public final class Withdrawal {

    private boolean withdrawn;
    private @Nullable Runnable action;

    /** Withdraws the request; nothing when it is done already. */
    public synchronized void withdraw() {
        withdrawn = true;
        if (action != null) {
            action.run();
        }
        action = null;
    }

    /** Says what is to happen when the request is withdrawn, or has been. */
    synchronized void follow(Runnable action) {
        if (withdrawn) {
            action.run();
        } else {
            this.action = action;
        }
    }

    /** The request is done: nothing is to happen any more. */
    synchronized void settle() {
        action = null;
    }
}
