package org.passerelle.rest;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps out of the metrics what a caller makes up: paths that nobody serves, and methods, for which HTTP allows any word. Measures how long
 * requests take, by bounds that can be added up over replicas.
 */
final class MetricTags {

    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    private static final DistributionStatisticConfig BOUNDS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000)
                    .mapToDouble(milliseconds -> 1e6 * milliseconds)
                    .toArray())
            .build();

    /** Returns a method of HTTP, or what stands for any other word. */
    static String known(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }

    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues("method", MetricTags::known);
    }

    @Produces
    @Singleton
    MeterFilter latencyOfRequests() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests") ? BOUNDS.merge(config) : config;
            }
        };
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
