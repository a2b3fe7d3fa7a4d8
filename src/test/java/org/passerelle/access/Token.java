package org.passerelle.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token in the making, signed as it should be or as an attacker would. */
final class Token {

    /** Stands in every token, and must stand nowhere else. */
    static final String SUBJECT = "MARKED-subject-4d1c";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Issuer issuer;
    private final Map<String, Object> header = new TreeMap<>();
    private final Map<String, Object> claims = new TreeMap<>();

    private Token(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Returns a token that is right in everything. */
    static Token of(Issuer issuer, String... roles) {
        long now = Instant.now().getEpochSecond();
        return new Token(issuer)
                .header("alg", "RS256")
                .header("typ", "JWT")
                .header("kid", issuer.keyId())
                .claim("iss", issuer.address())
                .claim("aud", "passerelle")
                .claim("sub", SUBJECT)
                .claim("iat", now)
                .claim("exp", now + 300)
                .claim("groups", List.of(roles));
    }

    Token header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Token claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Token without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Returns a day in seconds from now on. */
    Token time(String claim, int secondsFromNow) {
        return claim(claim, Instant.now().getEpochSecond() + secondsFromNow);
    }

    String signed() {
        return signed(issuer.keys());
    }

    String signed(KeyPair keys) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content().getBytes(StandardCharsets.UTF_8));
            return content() + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the token with a signature by a secret, for which the attacker takes what is public. */
    String signed(byte[] secret) {
        try {
            header("alg", "HS256");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content() + "." + BASE64.encodeToString(mac.doFinal(content().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String unsigned() {
        return content() + ".";
    }

    String content() {
        return part(header) + "." + part(claims);
    }

    private static String part(Map<String, Object> fields) {
        try {
            return BASE64.encodeToString(new ObjectMapper().writeValueAsBytes(fields));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
