package org.passerelle.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An issuer of tokens with one key at a time, as far as a service that verifies them needs it; and how often its keys were fetched. */
final class Issuer implements AutoCloseable {

    private final AtomicInteger fetched = new AtomicInteger();
    private final HttpServer server;
    private volatile SigningKey key = new SigningKey("first", newKeys());

    /** A key and the name by which tokens say that it signed them. */
    private record SigningKey(String id, KeyPair keys) {}

    Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        serve("/keys", () -> Map.of("keys", List.of(publicKey())));
        server.start();
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String addressOfKeys() {
        return address() + "/keys";
    }

    KeyPair keys() {
        return key.keys();
    }

    String keyId() {
        return key.id();
    }

    /** Withdraws the key, and signs by another from now on. */
    void changeKey() {
        key = new SigningKey("after " + key.id(), newKeys());
    }

    int fetched() {
        return fetched.get();
    }

    private void serve(String path, Supplier<Map<String, ?>> answer) {
        server.createContext(path, exchange -> {
            fetched.incrementAndGet();
            byte[] body = new ObjectMapper().writeValueAsBytes(answer.get());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    Map<String, String> publicKey() {
        SigningKey published = key;
        RSAPublicKey rsa = (RSAPublicKey) published.keys().getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                published.id(),
                "n",
                encoded(rsa.getModulus()),
                "e",
                encoded(rsa.getPublicExponent()));
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    /** Returns the public key as a file would hold it: what who confuses keys takes for a secret. */
    byte[] publicKeyAsFile() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys().getPublic().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
