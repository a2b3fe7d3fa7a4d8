package org.passerelle.workbench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Serves the style sheets and scripts that were compressed when they were built: the editor is a quarter of its size then. The server is
 * not told to compress by itself, which would put a step before every decision.
 */
@Singleton
final class CompressedAssets {

    private static final String GZIP = "gzip";

    private static final int BEFORE_STATIC_FILES = 1;

    private static final Map<String, String> MEDIA_TYPES =
            Map.of(".js", "text/javascript;charset=UTF-8", ".css", "text/css;charset=UTF-8");

    void register(@Observes Router router) {
        MEDIA_TYPES.forEach((ending, type) -> router.getWithRegex(Assets.ROOT + "[\\w-]+\\" + ending)
                .order(BEFORE_STATIC_FILES)
                .blockingHandler(context -> serve(context, type)));
    }

    private static void serve(RoutingContext context, String type) {
        try (InputStream file =
                CompressedAssets.class.getResourceAsStream("/META-INF/resources" + context.normalizedPath() + ".gz")) {
            if (file == null || !takesGzip(context)) {
                context.next();
                return;
            }
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .putHeader(HttpHeaders.CONTENT_ENCODING, GZIP)
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                    .end(Buffer.buffer(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean takesGzip(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equals(GZIP) && encoding.weight() > 0);
    }
}
