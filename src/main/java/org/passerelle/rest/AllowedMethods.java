package org.passerelle.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Methods that a path knows, for the header that a 405 must have (RFC 9110, section 15.5.6) and the framework leaves out. */
final class AllowedMethods {

    private static final List<Class<?>> RESOURCES = List.of(DecisionResource.class, ProgrammeResource.class);

    private AllowedMethods() {}

    static String of(String path) {
        Set<String> methods = new TreeSet<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                if (path.matches(pattern(resource, method))) {
                    add(method, methods);
                }
            }
        }
        return String.join(", ", methods);
    }

    private static String pattern(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
        return template.replaceAll("\\{[^}]+}", "[^/]+");
    }

    private static void add(Method method, Set<String> methods) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                methods.add(http.value());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
    }
}
