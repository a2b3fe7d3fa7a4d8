package org.passerelle.log;

import org.jboss.logging.Logger;

/** Says in the log of the service why decisions cannot be kept, once for each reason: it is tried every second. Safe for threads. */
final class Complaint {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);
    private static final String ONE_KEY =
            "The key of a case cannot be used, though others can be kept: its decisions are"
                    + " refused. It is a file below the folder of secrets that is not of 65 bytes or cannot be read.";

    private String last = "";

    synchronized void about(Throwable failure) {
        say("The decision log cannot be written; no decision is given until it can: " + failure);
    }

    /** Names no file: it is called by the pseudonym of the case. */
    synchronized void aboutOneKey() {
        say(ONE_KEY);
    }

    /** Says that they are kept again, if it was said that they cannot be. */
    synchronized void isOver() {
        if (!last.isEmpty()) {
            last = "";
            LOG.info("The decision log is being written again.");
        }
    }

    private void say(String complaint) {
        if (!last.equals(complaint)) {
            last = complaint;
            LOG.error(complaint);
        }
    }
}
