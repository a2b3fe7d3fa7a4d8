package org.passerelle.access;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/** Reads tokens as the library does, but for where it gets the keys from: the library lets everybody wait while that hangs. */
@Startup
@Alternative
@Priority(1)
@Singleton
public final class Tokens extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser;

    /**
     * Begins to fetch the keys.
     *
     * @param location of the keys; what is no address of the web is left to the library
     */
    @Inject
    public Tokens(@ConfigProperty(name = "passerelle.tokens.keys") String location) {
        this.parser = location.startsWith("http") ? new Parser(new IssuerKeys(location)) : new DefaultJWTTokenParser();
    }

    /** A parser with its own keys. */
    private static final class Parser extends DefaultJWTTokenParser {

        private final IssuerKeys keys;

        private Parser(IssuerKeys keys) {
            this.keys = keys;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings) {
            return keys;
        }
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            JwtContext read = parser.parse(token, settings);
            return new DefaultJWTCallerPrincipal(read.getJoseObjects().get(0).getHeader("typ"), read.getJwtClaims());
        } catch (ClassCastException | StackOverflowError odd) {
            // The issuer signs what it likes: a type that is no text, claims within claims.
            throw new ParseException("The token is none as RFC 7519 has it.", odd);
        }
    }
}
