package org.passerelle.programme;

import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes that were made of DRL, in a world of their own. Classes of the same packages elsewhere on the class path are hidden: what the
 * service was built with must not answer for what stands on disk, nor one programme for another.
 */
final class RuleClasses extends ClassLoader {

    /** A class of a package, or of one that the generator puts below it for lambdas. */
    private static final String OWN = "(P[0-9A-F]{2}\\.)?\\w+(\\$\\w+)*";

    private final Set<String> packages;
    private final Map<String, byte[]> codeByName;

    /**
     * Creates the loader.
     *
     * @param packages those that are looked for nowhere else
     * @param codeByName byte code by class name
     */
    RuleClasses(ClassLoader parent, Set<String> packages, Map<String, byte[]> codeByName) {
        super("rules", parent);
        this.packages = packages;
        this.codeByName = codeByName;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isOwn(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = codeByName.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    /** The compiler looks for classes as resources. */
    @Override
    public @Nullable URL getResource(String name) {
        boolean own = name.endsWith(".class")
                && isOwn(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        return own ? null : super.getResource(name);
    }

    private boolean isOwn(String name) {
        return packages.stream()
                .anyMatch(own -> name.startsWith(own + ".") && Pattern.matches(OWN, name.substring(own.length() + 1)));
    }
}
