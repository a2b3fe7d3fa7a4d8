package org.passerelle.log;

import java.io.IOException;
import java.nio.file.Path;

/** A log with two decisions, and their facts, for tests of other packages. */
public final class WrittenLog {

    private WrittenLog() {}

    /** Writes the cases {@code one} and {@code two}, with their facts, and returns the folder. */
    public static Path in(Path folder) throws IOException {
        Logs.Settings settings = Logs.Settings.in(folder, true);
        DecisionLog log = Logs.started(settings);
        for (String name : new String[] {"one", "two"}) {
            log.keep(Logs.decided("{\"caseId\": \"" + name
                            + "\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}"))
                    .join();
        }
        log.stop(null);
        return settings.folder().orElseThrow();
    }

    /** Returns the public keys by which its checkpoints are known. */
    public static String keys() {
        return Logs.KEYS.published();
    }
}
