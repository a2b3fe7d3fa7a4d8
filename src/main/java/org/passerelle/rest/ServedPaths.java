package org.passerelle.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The paths that the resources serve, and the methods that each knows. */
final class ServedPaths {

    private static final List<Class<?>> RESOURCES = List.of(
            DecisionResource.class,
            BatchResource.class,
            ChangesResource.class,
            NeededResource.class,
            ReceiptsResource.class,
            LogResource.class,
            ProgrammeResource.class,
            FilesResource.class,
            DraftResource.class);

    private static final Map<String, Set<String>> METHODS = methodsByTemplate();

    private static final Map<String, Pattern> PATTERNS =
            METHODS.keySet().stream().collect(Collectors.toUnmodifiableMap(template -> template, ServedPaths::pattern));

    private ServedPaths() {}

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    /** Returns the paths as the resources declare them, with names in braces. */
    static Set<String> templates() {
        return METHODS.keySet();
    }

    /** Returns the path as the resource that serves it declares it; null when nobody does. */
    static @Nullable String template(String path) {
        for (Map.Entry<String, Pattern> template : PATTERNS.entrySet()) {
            if (template.getValue().matcher(path).matches()) {
                return template.getKey();
            }
        }
        return null;
    }

    /**
     * Returns the methods for the header that a 405 must have (RFC 9110, section 15.5.6) and the framework leaves out; none when
     * nothing is served at the path.
     */
    static Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        METHODS.forEach((template, known) -> {
            if (Objects.requireNonNull(PATTERNS.get(template)).matcher(path).matches()) {
                methods.addAll(known);
            }
        });
        return methods;
    }

    private static Map<String, Set<String>> methodsByTemplate() {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        add(http.value(), methods.computeIfAbsent(template(resource, method), any -> new TreeSet<>()));
                    }
                }
            }
        }
        return methods;
    }

    private static String template(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }

    private static void add(String method, Set<String> methods) {
        methods.add(method);
        if (method.equals(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
    }
}
