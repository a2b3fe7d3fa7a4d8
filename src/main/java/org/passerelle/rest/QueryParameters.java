package org.passerelle.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.Problem;

/**
 * Refuses query parameters that an operation of the API does not have, those given twice that it has once, and empty ones: a misspelt {@code strictScope}
 * would change nothing, and nobody would know. Pages are not so strict: links to them gather parameters on their way.
 */
final class QueryParameters {

    private static final String API = "/v1/";

    private final Map<Method, Map<String, Boolean>> operations = new ConcurrentHashMap<>();

    @ServerRequestFilter
    @Nullable
    Response check(ResourceInfo resource, UriInfo uri, HttpHeaders headers) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        if (given.isEmpty() || !uri.getPath().startsWith(API)) {
            return null;
        }
        Map<String, Problem> problems =
                problems(given, operations.computeIfAbsent(resource.getResourceMethod(), QueryParameters::once));
        return problems.isEmpty()
                ? null
                : Answers.badParameters(
                        problems, AcceptedLanguage.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static Map<String, Problem> problems(MultivaluedMap<String, String> given, Map<String, Boolean> once) {
        Map<String, Problem> problems = new TreeMap<>();
        given.forEach((name, values) -> {
            Boolean isOnce = once.get(name);
            if (isOnce == null) {
                problems.put(name, Problem.unlisted("", Problem.Code.UNKNOWN_PARAMETER, name, once.keySet()));
            } else if (isOnce && values.size() > 1) {
                problems.put(name, Problem.of("", Problem.Code.REPEATED_PARAMETER));
            } else if (values.stream().anyMatch(String::isEmpty)) {
                // As if it were not there, which its sender does not know.
                problems.put(name, Problem.of("", Problem.Code.REQUIRED));
            }
        });
        return problems;
    }

    /** Returns the parameters of an operation, and of each whether it may be given only once. */
    private static Map<String, Boolean> once(Method operation) {
        Map<String, Boolean> once = new TreeMap<>();
        for (Parameter parameter : operation.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                once.put(query.value(), !List.class.isAssignableFrom(parameter.getType()));
            }
        }
        return once;
    }
}
