package org.passerelle.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that does not say what it is, or that is encoded (RFC 9110, sections 8.3 and 8.4). */
final class DeclaredContent {

    private static final String NOT_ENCODED = "identity";

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        boolean encoded = encoding != null && !encoding.equalsIgnoreCase(NOT_ENCODED);
        if (encoded || request.getMediaType() == null) {
            throw new NotSupportedException();
        }
    }
}
