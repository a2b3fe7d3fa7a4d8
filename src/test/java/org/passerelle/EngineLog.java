package org.passerelle;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Until Quarkus sets the levels, its log manager keeps every trace message of the engine: most of the time of tests without Quarkus. */
public final class EngineLog implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
