package org.passerelle.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a path asks of its caller: a role, nothing, or more than anybody has. A path that none of the patterns names is closed. */
public enum Access {
    /**
     * Asks nothing: what is published law, what describes the interface, by which keys receipts are known, what browsers load that is the
     * same everywhere, and whether the service is well.
     */
    OPEN("/v1/programmes(/NAME(/(schema|rules(/NAME)?))?)?/?"
            + "|/q/(health|openapi|asyncapi|swagger-ui)(/NAME)*/?|/q/openapi\\.(json|ya?ml)"
            + "|/v1/receipts/keys/?|/workbench/assets/NAME"),

    /** Decides cases. */
    DECIDE("/v1/programmes/NAME/(decisions(/batch)?|changes|needed)/?"),

    /** Reads the files of programmes and works on drafts. */
    ANALYSE("/v1/programmes/NAME/(files|drafts)(/.*)?|/workbench(/.*)?"),

    /** Sees what the service does, and checks what it has done. */
    AUDIT("/v1/receipts/verify/?|/q/metrics(/.*)?"),

    CLOSED("(?!)");

    private final Pattern paths;

    /* A name has no semicolon and no percent sign, by which a path could be one thing here and another where it is served. */
    Access(String paths) {
        this.paths = Pattern.compile(paths.replace("NAME", "[\\w.-]+"));
    }

    /**
     * Returns what a path asks.
     *
     * @param path normalized, as the router sees it
     */
    public static Access of(String path) {
        for (Access access : values()) {
            if (access.paths.matcher(path).matches()) {
                return access;
            }
        }
        return CLOSED;
    }

    /** Returns whether a caller has what is asked. */
    boolean isGrantedTo(SecurityIdentity caller) {
        return this == OPEN || (this != CLOSED && caller.hasRole(name().toLowerCase(Locale.ROOT)));
    }
}
