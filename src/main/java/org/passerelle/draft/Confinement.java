package org.passerelle.draft;

import io.smallrye.common.classloader.DefineClassPermission;
import java.io.File;
import java.io.FilePermission;
import java.io.SerializablePermission;
import java.lang.reflect.ReflectPermission;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.Permission;
import java.security.Permissions;
import java.security.Policy;
import java.security.ProtectionDomain;
import java.security.SecurityPermission;
import java.util.List;
import java.util.PropertyPermission;
import java.util.logging.LoggingPermission;
import java.util.regex.Pattern;

/**
 * What the process of a draft may do beside computing: read its classes, Java and its folders, and write its own folder. Nothing else, whatever
 * a draft has found to make the engine do: no socket, no process, no library, no other file.
 */
@SuppressWarnings("removal" /* ADR 0035 says what holds where Java has it no more */)
final class Confinement extends Policy {

    private static final int FIRST_VERSION_WITHOUT = 24;

    /** What compiling and evaluating needs; none of them reaches out of the process. */
    private static final List<String> NEEDED = List.of(
            "accessDeclaredMembers",
            "accessSystemModules",
            "accessClassInPackage.*",
            "createClassLoader",
            "getClassLoader",
            "setContextClassLoader",
            "getenv.*",
            "loggerFinder",
            "exitVM.*",
            "fileSystemProvider",
            "modifyThread");

    private static final List<String> CURIOUS =
            List.of("org.drools.wiring.api.util.ClassUtils", "org.kie.internal.utils.ClassLoaderUtil");

    private final Permissions allowed = new Permissions();

    private Confinement(Path home) {
        NEEDED.forEach(name -> allowed.add(new RuntimePermission(name)));
        allowed.add(new ReflectPermission("suppressAccessChecks"));
        // The same as createClassLoader, in the words of a library by which classes are made.
        allowed.add(DefineClassPermission.getInstance());
        allowed.add(new PropertyPermission("*", "read,write"));
        allowed.add(new SerializablePermission("enableSubclassImplementation"));
        allowed.add(new LoggingPermission("control", ""));
        allowed.add(new SecurityPermission("getProperty.*"));
        Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .forEach(place -> add(place, "read"));
        add(System.getProperty("java.home"), "read");
        add(home.toString(), "read,write,delete");
    }

    /** Returns whether this version of Java can be confined. */
    static boolean isPossible() {
        return Runtime.version().feature() < FIRST_VERSION_WITHOUT;
    }

    /** Returns the options of a JVM that is to be confined. */
    static List<String> options() {
        return isPossible()
                ? List.of("-Djava.security.manager=allow", "-Djdk.io.permissionsUseCanonicalPath=true")
                : List.of();
    }

    /** Confines this process for the rest of its life, where that is possible. */
    static void enter(Path home) {
        if (isPossible()) {
            initialise();
            Policy.setPolicy(new Confinement(home));
            System.setSecurityManager(new SecurityManager());
        }
    }

    /** These read their own protection domain when they are initialised: before nobody may. */
    private static void initialise() {
        try {
            for (String name : CURIOUS) {
                Class.forName(name);
            }
        } catch (ClassNotFoundException otherEngine) {
            throw new IllegalStateException(otherEngine);
        }
    }

    private void add(String place, String actions) {
        allowed.add(new FilePermission(place, actions));
        allowed.add(new FilePermission(place + File.separator + "-", actions));
    }

    @Override
    public boolean implies(ProtectionDomain domain, Permission permission) {
        return isOfJava(domain.getCodeSource()) || allowed.implies(permission);
    }

    private static boolean isOfJava(CodeSource source) {
        return source != null
                && source.getLocation() != null
                && source.getLocation().getProtocol().equals("jrt");
    }
}
