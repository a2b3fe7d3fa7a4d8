package org.passerelle.programme;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.drools.codegen.common.AppPaths;
import org.drools.codegen.common.DroolsModelBuildContext;
import org.drools.codegen.common.di.DependencyInjectionAnnotator;
import org.drools.codegen.common.rest.RestAnnotator;

/**
 * What the generator asks about the project that it generates for: here there is none, so no beans, endpoints, settings or folders.
 *
 * @param getClassLoader where rules find the classes that they import
 */
record RuleBuildContext(ClassLoader getClassLoader) implements DroolsModelBuildContext {

    @Override
    public Optional<String> getApplicationProperty(String name) {
        return Optional.empty();
    }

    @Override
    public Collection<String> getApplicationProperties() {
        return List.of();
    }

    @Override
    public void setApplicationProperty(String name, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeApplicationProperty(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getPackageName() {
        return DEFAULT_PACKAGE_NAME;
    }

    @Override
    public AppPaths getAppPaths() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "Java";
    }

    @Override
    public DependencyInjectionAnnotator getDependencyInjectionAnnotator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RestAnnotator getRestAnnotator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasRest() {
        return false;
    }

    @Override
    public boolean hasDI() {
        return false;
    }
}
