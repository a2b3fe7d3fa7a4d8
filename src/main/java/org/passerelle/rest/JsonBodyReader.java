package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.passerelle.decision.ProblemKind;

/** Takes in bodies up to the limit. The framework has gathered those already, and runs this on a worker thread for those that are longer. */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public final class JsonBodyReader implements ServerMessageBodyReader<JsonBody> {

    private final int limit;

    @Inject
    JsonBodyReader(@ConfigProperty(name = OuterRoutes.BODY_LIMIT) int limit) {
        this.limit = limit;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type, Type genericType, MediaType mediaType, ServerRequestContext context) {
        return read(context.getInputStream());
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return read(body);
    }

    private JsonBody read(InputStream body) {
        return new JsonBody(bytes(body, limit));
    }

    /**
     * Returns a body.
     *
     * @throws ClientErrorException when it has more bytes than the limit, or breaks off: that its sender is gone is no fault of the service
     */
    static byte[] bytes(InputStream body, int limit) {
        byte[] bytes;
        try {
            // Of what has been gathered the size is known.
            bytes = body instanceof ByteArrayInputStream ? body.readAllBytes() : body.readNBytes(limit + 1);
        } catch (IOException brokenOff) {
            throw new ClientErrorException(ProblemKind.REFUSED.status(), brokenOff);
        }
        if (bytes.length > limit) {
            throw new ClientErrorException(ProblemKind.CONTENT_TOO_LARGE.status());
        }
        return bytes;
    }
}
