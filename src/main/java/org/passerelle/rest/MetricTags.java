package org.passerelle.rest;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps out of the metrics what a caller makes up: paths that nobody serves, and methods, for which HTTP allows any word. */
final class MetricTags {

    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "OTHER");
    }

    @Produces
    @Singleton
    MeterFilter knownPaths() {
        return MeterFilter.replaceTagValues(
                "uri",
                uri -> ServedPaths.templates().contains(uri) ? uri : "UNKNOWN",
                "NOT_FOUND",
                "REDIRECTION",
                "root");
    }
}
