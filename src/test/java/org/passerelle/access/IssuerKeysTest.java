package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.http.Response;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.passerelle.events.Awaiting;

/** Where keys are fetched from may hang; nobody gives up waiting here, so that a test in which somebody waits who must not does not end. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class IssuerKeysTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile boolean fails;
    private final RsaJsonWebKey key = key("known");

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private SimpleResponse answer(String location) throws IOException {
        asked.incrementAndGet();
        try {
            hanging.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
        if (fails) {
            throw new IOException("gone");
        }
        return new Response(200, "OK", Map.of(), new JsonWebKeySet(key).toJson());
    }

    private IssuerKeys keys() {
        return new IssuerKeys("http://issuer", this::answer, now::get, Long.MAX_VALUE);
    }

    private static JsonWebSignature token(String keyId) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(keyId);
        return token;
    }

    private static void pass(AtomicLong now, long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void knownKey_isThere_whileFetchingHangs() throws UnresolvableKeyException {
        IssuerKeys keys = keys();
        assertThat(keys.resolveKey(token("known"), List.of())).isEqualTo(key.getPublicKey());

        hanging = new CountDownLatch(1);
        pass(now, 3601);
        assertThat(keys.resolveKey(token("known"), List.of())).isEqualTo(key.getPublicKey());
        assertThat(keys.resolveKey(token("known"), List.of())).isEqualTo(key.getPublicKey());
        hanging.countDown();
    }

    @Test
    void keyThatIsNotKnown_isWaitedForByFewOnly() throws InterruptedException {
        IssuerKeys keys = keys();
        assertThatThrownBy(() -> keys.resolveKey(token("other"), List.of()));
        hanging = new CountDownLatch(1);
        pass(now, 11);
        List<Thread> waiting = new ArrayList<>();
        for (int number = 0; number < IssuerKeys.MOST_WAITING; number++) {
            Thread each = new Thread(() -> assertThatThrownBy(() -> keys.resolveKey(token("other"), List.of())));
            each.start();
            waiting.add(each);
        }
        while (waiting.stream()
                .anyMatch(each ->
                        each.getState() != Thread.State.WAITING && each.getState() != Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(() -> keys.resolveKey(token("other"), List.of()))
                .isInstanceOf(UnresolvableKeyException.class);

        hanging.countDown();
        for (Thread each : waiting) {
            each.join();
        }
    }

    @Test
    void keyThatIsNotKnown_isAskedForOnceInAWhile() {
        IssuerKeys keys = keys();
        for (int number = 0; number < 20; number++) {
            assertThatThrownBy(() -> keys.resolveKey(token("other"), List.of()))
                    .isInstanceOf(UnresolvableKeyException.class);
        }
        assertThat(asked).hasValue(2);
        pass(now, 11);
        assertThatThrownBy(() -> keys.resolveKey(token("other"), List.of()));
        assertThat(asked).hasValue(3);
    }

    @Test
    void keys_remain_whenTheyCannotBeFetchedAgain() throws UnresolvableKeyException {
        fails = true;
        IssuerKeys keys = keys();
        assertThatThrownBy(() -> keys.resolveKey(token("known"), List.of()))
                .isInstanceOf(UnresolvableKeyException.class);

        fails = false;
        pass(now, 2);
        assertThat(keys.resolveKey(token("known"), List.of())).isEqualTo(key.getPublicKey());

        int before = asked.get();
        fails = true;
        pass(now, 3601);
        assertThat(keys.resolveKey(token("known"), List.of())).isEqualTo(key.getPublicKey());
        assertThat(keys.resolveKey(token("known"), List.of())).isEqualTo(key.getPublicKey());
        // After the hour, and soon after that.
        Awaiting.until(Duration.ofSeconds(20), () -> {
            pass(now, 1);
            keys.resolveKey(token("known"), List.of());
            return asked.get() >= before + 2;
        });
    }
}
