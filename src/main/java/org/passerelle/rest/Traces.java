package org.passerelle.rest;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Traces requests: a span for each, part of the trace that its caller has begun. It holds the path as declared, method, status and how long
 * each stage took; nothing that a caller makes up but the ids in {@code traceparent}.
 */
@Singleton
final class Traces {

    private static final int FIRST = 2_000;
    private static final String SPAN = Traces.class.getName();
    private static final String PARENT = "traceparent";

    /** Vendors write what they like into the other header, {@code tracestate}. */
    private static final TextMapGetter<HttpServerRequest> ONLY_PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return List.of(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String key) {
            return request != null && key.equals(PARENT) ? request.getHeader(PARENT) : null;
        }
    };

    private final @Nullable SdkTracerProvider provider;

    /**
     * Prepares to trace.
     *
     * @param endpoint where spans go by OTLP over HTTP; nothing is traced without one
     * @param share of the requests traced that come without a parent, from 0 to 1
     */
    @Inject
    Traces(
            @ConfigProperty(name = "passerelle.traces.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "passerelle.traces.share") double share) {
        this.provider = endpoint.map(address -> provider(address, share)).orElse(null);
    }

    private static SdkTracerProvider provider(String endpoint, double share) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceFirst("/$", "") + "/v1/traces")
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "passerelle")))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
    }

    void register(@Observes Filters filters) {
        SdkTracerProvider known = provider;
        if (known != null) {
            Tracer tracer = known.get("org.passerelle");
            filters.register(context -> trace(tracer, context), FIRST);
        }
    }

    private static void trace(Tracer tracer, RoutingContext context) {
        String path = ServedPaths.template(context.normalizedPath());
        if (path != null) {
            Span span = begin(tracer, context.request(), path);
            context.put(SPAN, span);
            MDC.put("traceId", span.getSpanContext().getTraceId());
            context.addEndHandler(ended -> end(span, context.response().getStatusCode()));
        }
        context.next();
    }

    private static Span begin(Tracer tracer, HttpServerRequest request, String path) {
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, ONLY_PARENT);
        String method = MetricTags.known(request.method().name());
        return tracer.spanBuilder(method + " " + path)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setAttribute("http.request.method", method)
                .setAttribute("http.route", path)
                .startSpan();
    }

    private static void end(Span span, int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Returns the span of a request; one that records nothing when it is not traced. */
    static Span of(RoutingContext context) {
        Span span = context.get(SPAN);
        return span == null ? Span.getInvalid() : span;
    }

    @PreDestroy
    void close() {
        if (provider != null) {
            provider.shutdown().join(2, TimeUnit.SECONDS);
        }
    }
}
