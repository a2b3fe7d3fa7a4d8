package org.passerelle.workbench;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.passerelle.programme.Programme;

/** The page on which a draft is edited: all that happens on it, a script of {@code src/main/webui} does. */
record EditPage(Programme programme, Locale language) implements WorkbenchPage {

    @Override
    public String template() {
        return "workbench-edit";
    }

    @Override
    public String title() {
        return text("workbench-edit");
    }

    @Override
    public URI address() {
        return UriBuilder.fromUri(addressOf(programme)).path("edit").build();
    }

    @Override
    public List<Link> above() {
        return List.of(
                new Link(text("workbench"), URI.create(ROOT)), new Link(titleOf(programme), addressOf(programme)));
    }

    @Override
    public String styleSheet() {
        return "edit.css";
    }

    /* The editor writes style elements and attributes as it goes, and its style sheets hold small images and fonts. */
    @Override
    public String policy() {
        return "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline';"
                + " font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }
}
