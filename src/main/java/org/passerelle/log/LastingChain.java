package org.passerelle.log;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A chain that is opened again whenever writing has failed, and says when writing began, went on and stopped. For one thread. */
final class LastingChain {

    private final Chain chain;
    private final Map<String, ?> circumstances;
    private boolean isOpen;
    private boolean hasStarted;
    private long cut;
    private long known;
    private long refusedBefore;

    /**
     * Prepares to write.
     *
     * @param circumstances to be noted when writing begins
     */
    LastingChain(Chain chain, Map<String, ?> circumstances) {
        this.chain = chain;
        this.circumstances = circumstances;
    }

    void open() throws IOException {
        if (!isOpen) {
            Sink.Opening opening = chain.open();
            cut += opening.cut();
            known = opening.known();
            isOpen = true;
        }
    }

    /**
     * Begins to write, or goes on.
     *
     * @param refused decisions since the start of the service
     */
    void resume(long refused) throws IOException {
        open();
        if (hasStarted) {
            note(Kinds.RESUMED, Map.of("refused", refused - refusedBefore));
        } else {
            Map<String, Object> start = new TreeMap<>(circumstances);
            start.put("cut", cut);
            start.put("known", known);
            note(Kinds.START, start);
        }
        hasStarted = true;
        refusedBefore = refused;
    }

    /** Writes entries, and a checkpoint when it is wanted or time for one; returns the last checkpoint. */
    String write(List<String> contents, boolean wanted) throws IOException {
        isOpen = false;
        chain.write(contents, wanted);
        isOpen = true;
        return chain.checkpoint();
    }

    /** Ends writing. */
    void stop() throws IOException {
        try {
            if (isOpen && hasStarted) {
                note(Kinds.STOP, Map.of());
            }
        } finally {
            chain.close();
        }
    }

    /* Until it is known that an entry is kept the chain does not count as open. */
    private void note(String kind, Map<String, ?> more) throws IOException {
        isOpen = false;
        chain.write(kind, more);
        isOpen = true;
    }
}
