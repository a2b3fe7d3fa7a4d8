package org.passerelle.access;

import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that must open nothing, by what is wrong with them. All would have the role asked for. */
final class Forgeries {

    private static final String ROLE = "decide";

    private Forgeries() {}

    static Map<String, String> of(Issuer issuer) {
        Map<String, String> tokens = new LinkedHashMap<>();
        addWrongClaims(tokens, issuer);
        addWithoutSignature(tokens, issuer);
        addConfusedKeys(tokens, issuer);
        addOtherKeys(tokens, issuer);
        addTampered(tokens, issuer);
        addUnreadable(tokens, issuer);
        addGarbage(tokens, issuer);
        return tokens;
    }

    private static Token right(Issuer issuer) {
        return Token.of(issuer, ROLE);
    }

    private static void addWrongClaims(Map<String, String> tokens, Issuer issuer) {
        tokens.put("expired", right(issuer).time("exp", -60).signed());
        tokens.put("without expiry", right(issuer).without("exp").signed());
        tokens.put("not yet valid", right(issuer).time("nbf", 60).signed());
        tokens.put("for another audience", right(issuer).claim("aud", "other").signed());
        tokens.put("for others", right(issuer).claim("aud", List.of("a", "b")).signed());
        tokens.put(
                "for an audience like ours",
                right(issuer).claim("aud", "Passerelle").signed());
        tokens.put("for nobody", right(issuer).without("aud").signed());
        tokens.put(
                "of another issuer",
                right(issuer).claim("iss", "http://127.0.0.1").signed());
        tokens.put(
                "of an issuer like ours",
                right(issuer).claim("iss", issuer.address() + "/").signed());
        tokens.put("of no issuer", right(issuer).without("iss").signed());
    }

    private static void addWithoutSignature(Map<String, String> tokens, Issuer issuer) {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            tokens.put("alg=" + none, right(issuer).header("alg", none).unsigned());
            tokens.put(
                    "alg=" + none + ", signed",
                    right(issuer).header("alg", none).signed());
        }
        tokens.put("RS256 without signature", right(issuer).unsigned());
    }

    private static void addConfusedKeys(Map<String, String> tokens, Issuer issuer) {
        byte[] file = issuer.publicKeyAsFile();
        byte[] trimmed = new String(file, StandardCharsets.UTF_8).trim().getBytes(StandardCharsets.UTF_8);
        RSAPublicKey key = (RSAPublicKey) issuer.keys().getPublic();
        tokens.put("HS256 by the public key as a file", right(issuer).signed(file));
        tokens.put("HS256 by the public key as a file, trimmed", right(issuer).signed(trimmed));
        tokens.put("HS256 by the public key", right(issuer).signed(key.getEncoded()));
        tokens.put("HS256 by the modulus", right(issuer).signed(key.getModulus().toByteArray()));
        byte[] asPublished = issuer.publicKey().get("n").getBytes(StandardCharsets.UTF_8);
        tokens.put("HS256 by the modulus as published", right(issuer).signed(asPublished));
    }

    private static void addOtherKeys(Map<String, String> tokens, Issuer issuer) {
        KeyPair other = Issuer.newKeys();
        tokens.put("another key", right(issuer).signed(other));
        tokens.put(
                "another key by its name", right(issuer).header("kid", "other").signed(other));
        tokens.put(
                "a key by a path",
                right(issuer).header("kid", "../../../../dev/null").signed(other));
        try (Issuer attacker = new Issuer()) {
            tokens.put(
                    "a key brought along",
                    right(issuer).header("jwk", attacker.publicKey()).signed(attacker.keys()));
            tokens.put(
                    "a key to be fetched",
                    right(issuer).header("jku", attacker.addressOfKeys()).signed(attacker.keys()));
        }
        String certificate =
                Base64.getEncoder().encodeToString(other.getPublic().getEncoded());
        tokens.put(
                "a certificate brought along",
                right(issuer).header("x5c", List.of(certificate)).signed(other));
    }

    private static void addTampered(Map<String, String> tokens, Issuer issuer) {
        String right = Token.of(issuer, "audit").signed();
        String signature = right.substring(right.lastIndexOf('.'));
        tokens.put("other roles", right(issuer).content() + signature);
        tokens.put("another header", right(issuer).header("typ", "at+jwt").content() + signature);
        tokens.put("a signature cut short", right.substring(0, right.length() - 4));
        tokens.put(
                "a header that must be understood",
                right(issuer).header("crit", List.of("x")).header("x", 1).signed());
    }

    private static void addUnreadable(Map<String, String> tokens, Issuer issuer) {
        tokens.put("a type that is a number", right(issuer).header("typ", 5).signed());
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        tokens.put(
                "a claim that is deep",
                right(issuer).claim("x", new RawValue(deep)).signed());
    }

    private static void addGarbage(Map<String, String> tokens, Issuer issuer) {
        String right = right(issuer).signed();
        tokens.put("garbage", "garbage");
        tokens.put("dots", "..");
        tokens.put("five parts", right + ".a.b");
        tokens.put("two parts", right.substring(0, right.lastIndexOf('.')));
        tokens.put("two tokens", right + "," + right);
        tokens.put("no JSON", "bm90IGpzb24.bm90IGpzb24.bm90");
        tokens.put("long", "A".repeat(4000));
    }
}
