package org.passerelle.replicas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Sends the same case over and over, several at once, and keeps what came of it. */
final class Load {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Set<String>> outcomesByDigest = new ConcurrentHashMap<>();
    private volatile boolean over;

    Load(int connections, URI address, String body) {
        request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int number = 0; number < connections; number++) {
            Thread sender = new Thread(this::send, "load");
            senders.add(sender);
            sender.start();
        }
    }

    private void send() {
        while (!over) {
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    keep(JSON.readTree(response.body()));
                } else {
                    failures.add("status " + response.statusCode());
                }
            } catch (IOException unanswered) {
                failures.add(unanswered.toString());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void keep(JsonNode answer) {
        outcomesByDigest
                .computeIfAbsent(answer.path("rulesDigest").asText(), any -> ConcurrentHashMap.newKeySet())
                .add(answer.path("outcomes").toString());
        answered.incrementAndGet();
    }

    /** Waits until so many more cases have been answered. */
    void awaitAnswers(long more) throws InterruptedException {
        long wanted = answered.get() + more;
        for (int tries = 0; answered.get() < wanted; tries++) {
            if (tries > 1_200) {
                throw new AssertionError("Nothing is answered any more: " + failures);
            }
            Thread.sleep(50);
        }
    }

    /** Returns what went wrong so far, and forgets it. */
    List<String> failures() {
        List<String> seen = new ArrayList<>();
        for (String failure = failures.poll(); failure != null; failure = failures.poll()) {
            seen.add(failure);
        }
        return seen;
    }

    /** Returns the outcomes of all answers by the digest of the rules that decided, and forgets them. */
    Map<String, Set<String>> outcomesByDigest() {
        Map<String, Set<String>> seen = Map.copyOf(outcomesByDigest);
        outcomesByDigest.clear();
        return seen;
    }

    /** Sends no more, and waits for the last answers. */
    void stop() throws InterruptedException {
        over = true;
        for (Thread sender : senders) {
            sender.join();
        }
    }
}
