package org.passerelle.access;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Refuses tokens at which the library fails: a type that is no text, or a claim nested thousands deep. That they are signed makes them no better. */
@Alternative
@Priority(1)
@Singleton
final class StrictTokens extends DefaultJWTCallerPrincipalFactory {

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            return super.parse(token, settings);
        } catch (ClassCastException | StackOverflowError unreadable) {
            throw new ParseException("A part of the token is not of the type that it should be.", unreadable);
        }
    }
}
