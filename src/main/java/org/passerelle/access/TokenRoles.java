package org.passerelle.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes the roles of a token from the claim that the settings name, and from no other. The library prefers {@code groups} wherever a token has
 * it: there, members of a group that happens to be called as a role would have it. What it has parsed cannot be asked either: it writes into
 * {@code groups} what it finds elsewhere, and what a claim {@code roleMappings} makes of them.
 */
@Singleton
public final class TokenRoles implements SecurityIdentityAugmentor {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A step of a path, in double quotes when there is a slash in it. */
    private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|([^/\"]+)");

    private final String claim;

    @Inject
    TokenRoles(@ConfigProperty(name = "smallrye.jwt.path.groups") String claim) {
        this.claim = claim;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        SecurityIdentity known = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(of(token.getRawToken()))
                .build();
        return Uni.createFrom().item(known);
    }

    /** Returns the roles that a token gives: entries of a list, or words of a text; none when the claim is neither. */
    Set<String> of(String token) {
        JsonNode node = payload(token);
        for (MatchResult step : STEP.matcher(claim).results().toList()) {
            node = node.path(step.group(1) == null ? step.group(2) : step.group(1));
        }
        Set<String> roles = new TreeSet<>();
        if (node.isTextual()) {
            roles.addAll(Arrays.asList(node.textValue().split(" ", -1)));
        } else if (node.isArray()) {
            node.forEach(role -> roles.add(role.asText()));
        }
        return roles;
    }

    /** Its signature has been verified. */
    private static JsonNode payload(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
