package org.passerelle.draft;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.programme.PublishedFiles;

/**
 * The command that starts a worker: a JVM like this one, on the same classes.
 *
 * @param memory the most that its heap may take, as the JVM writes it
 * @param rulesAllowed whether the rules of drafts may differ from the published ones
 * @param published files as the service holds them
 */
record WorkerCommand(String memory, boolean rulesAllowed, PublishedFiles published) {

    private static final String FURTHER = "further";

    /** Returns the folder of programmes that the service was not built with. */
    static Path further(Path home) {
        return home.resolve(FURTHER);
    }

    /**
     * Returns the command, when what the worker needs has been put into a folder.
     *
     * @param home folder that the worker may write into
     */
    List<String> arguments(Path home) throws IOException {
        published.writeFurther(further(home));
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + home,
                // Where the engine looks for settings of its own.
                "-Duser.home=" + home,
                "-Djavax.xml.accessExternalDTD=",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        arguments.addAll(Confinement.options());
        arguments.addAll(List.of(
                "-cp", classPath(), DraftWorker.class.getName(), home.toString(), String.valueOf(rulesAllowed)));
        return arguments;
    }

    /**
     * What this class can be loaded from, and everything beside it. The JVM's own class path is that only in a packaged application:
     * elsewhere Quarkus has a loader of its own, which knows its jars by what every jar has.
     */
    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        try {
            places.add(Path.of(WorkerCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
            ClassLoader loader = WorkerCommand.class.getClassLoader();
            for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                if (manifest.openConnection() instanceof JarURLConnection jar) {
                    places.add(Path.of(jar.getJarFileURL().toURI()).toString());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        return String.join(File.pathSeparator, places);
    }
}
