package org.passerelle.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Style sheets and scripts as {@code src/main/webui} builds them, each under a name that changes with its content. */
final class Assets {

    /** Where they are served. */
    static final String ROOT = "/workbench/assets/";

    /** Names in the sources and names as built. */
    private static final Properties NAMES = new Properties();

    static {
        try (InputStream names = Assets.class.getResourceAsStream("/META-INF/resources" + ROOT + "assets.properties")) {
            // Only a build without Node.js, such as that of unit tests, has none.
            if (names != null) {
                NAMES.load(new InputStreamReader(names, StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Assets() {}

    /** Returns where a style sheet or script is. */
    static URI address(String name) {
        return URI.create(ROOT + NAMES.getProperty(name, name));
    }
}
