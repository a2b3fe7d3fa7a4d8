package org.passerelle.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What it depends on who may call. A text that is not configured is {@link #NONE}.
 *
 * @param host address to listen on
 * @param isOpen whether the operator says that something before the service lets in only whom it should
 * @param issuer who writes tokens
 * @param keys where the keys are by which tokens are signed
 * @param audience for whom tokens must be written
 * @param byCertificate whether client certificates have roles
 * @param hasAuthority whether it is said who signs client certificates
 */
record Setting(
        String host,
        boolean isOpen,
        String issuer,
        String keys,
        String audience,
        boolean byCertificate,
        boolean hasAuthority) {

    /** What stands for a setting that is left away. */
    static final String NONE = "NONE";

    private static final String MORE = " More in docs/access.md.";

    /** Returns what must change before the service may start; empty when nothing must. */
    Optional<String> refusal() {
        if (byToken() && !lacking().isEmpty()) {
            return Optional.of("Tokens of others would count, or none would: " + String.join(" and ", lacking())
                    + " must say something." + MORE);
        }
        if (keys.regionMatches(true, 0, "http:", 0, "http:".length())
                && !isLocal(URI.create(keys).getHost())) {
            return Optional.of(
                    "PASSERELLE_TOKEN_KEYS begins with http: keys fetched so could be anybody's. Use https." + MORE);
        }
        if (byCertificate && !hasAuthority) {
            return Optional.of(
                    Identification.CERTIFICATES + " gives roles to client certificates, but nothing says who may sign"
                            + " them: set quarkus.tls.trust-store.pem.certs." + MORE);
        }
        if (isKnown() || isOpen || isLocal(host)) {
            return Optional.empty();
        }
        return Optional.of("PASSERELLE_HOST=" + host
                + " can be reached from other machines, and nothing tells who calls. Set"
                + " PASSERELLE_TOKEN_ISSUER and PASSERELLE_TOKEN_KEYS, or give roles to client certificates. If something"
                + " before the service already lets in only whom it should, say so: PASSERELLE_OPEN=true." + MORE);
    }

    /** Returns who may call, in one line. */
    String notice() {
        if (isKnown()) {
            String known = !byCertificate ? "token" : byToken() ? "token or client certificate" : "client certificate";
            return "Callers are known by " + known + ".";
        }
        return isOpenBeyondThisMachine()
                ? "Nobody is asked who they are (PASSERELLE_OPEN): whoever reaches " + host + " may call everything."
                : "Nobody is asked who they are: whoever is on this machine may call everything.";
    }

    boolean isOpenBeyondThisMachine() {
        return !isKnown() && !isLocal(host);
    }

    private boolean isKnown() {
        return byToken() || byCertificate;
    }

    private boolean byToken() {
        return isNamed(issuer) || isNamed(keys);
    }

    static boolean isNamed(String setting) {
        return !setting.isEmpty() && !setting.equals(NONE);
    }

    private List<String> lacking() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "PASSERELLE_TOKEN_ISSUER",
                issuer,
                "PASSERELLE_TOKEN_KEYS",
                keys,
                "PASSERELLE_TOKEN_AUDIENCE",
                audience));
        settings.values().removeIf(Setting::isNamed);
        return List.copyOf(settings.keySet());
    }

    private static boolean isLocal(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
