package org.passerelle.rest;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pages for people who ask for HTML. Each here is complete in itself, so that it can be kept and printed: it loads nothing. */
public final class Pages {

    /** The style sheet that stands in every page. */
    static final String STYLE = resource("style.css");

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8.name());

    private static final String POLICY =
            "default-src 'none'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    /** What HTML does not admit, and what turns the order of what stands beside it: texts of cases may hold both. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final String REPLACEMENT = "\uFFFD";

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(MediaType.TEXT_HTML)))
            .addLocator(name -> Optional.of(new HtmlFile(name)))
            // What a template misspells is a fault, not a blank.
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();

    private Pages() {}

    /** A template among the resources, whose values are escaped as HTML wants. */
    private record HtmlFile(String name) implements TemplateLocator.TemplateLocation {

        @Override
        public Reader read() {
            return new StringReader(resource(name + ".html"));
        }

        @Override
        public Optional<io.quarkus.qute.Variant> getVariant() {
            return Optional.of(io.quarkus.qute.Variant.forContentType(MediaType.TEXT_HTML));
        }
    }

    /** Returns whether a caller would rather have a page than JSON. */
    static boolean wanted(HttpHeaders headers) {
        return AcceptedType.of(headers, MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE)
                .equals(MediaType.TEXT_HTML_TYPE);
    }

    static String html(Page page) {
        return html(page.template(), page);
    }

    /**
     * Returns a page as HTML.
     *
     * @param template name of its template
     * @param page what the template calls so
     */
    public static String html(String template, Object page) {
        return UNSEEN.matcher(ENGINE.getTemplate(template).data("page", page).render())
                .replaceAll(REPLACEMENT);
    }

    static Response ok(Page page) {
        return Response.fromResponse(Answers.page(
                        html(page).getBytes(StandardCharsets.UTF_8),
                        HTML,
                        page.words().language()))
                .header("Content-Security-Policy", POLICY.formatted(hash(STYLE)))
                .build();
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Pages.class.getResourceAsStream("/templates/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
