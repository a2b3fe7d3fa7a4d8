package org.passerelle.rest;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Receives spans by OTLP over HTTP, and keeps them in a file, as they come. */
final class SpanSink {

    private static final Path FILE = Path.of("target/spans.otlp");

    private SpanSink() {}

    /** Starts it, for the rest of the tests, and returns its address. */
    static String started() {
        try {
            Files.write(FILE, new byte[0]);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                Files.write(FILE, exchange.getRequestBody().readAllBytes(), StandardOpenOption.APPEND);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Returns what has come: texts and ids stand in it as they are, among bytes that say their length. */
    static String spans() throws IOException {
        return new String(Files.readAllBytes(FILE), StandardCharsets.ISO_8859_1);
    }
}
