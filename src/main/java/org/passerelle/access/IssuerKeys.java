package org.passerelle.access;

import java.io.IOException;
import java.security.Key;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer, fetched beside what goes on: at times, and when a token names a key that is not known. Where they are fetched from may
 * hang: few wait for it, and not for long; whoever has a token of a known key does not wait. Safe for threads.
 */
final class IssuerKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
    /** After so long keys are fetched again: meanwhile one that the issuer has withdrawn counts. */
    private static final long FRESH = 3600 * NANOS;
    /** Between two fetches for keys that are not known: anybody can name one. */
    private static final long PAUSE = 10 * NANOS;
    /** Between two fetches of which the first failed. */
    private static final long RETRY = NANOS;

    private static final int PATIENCE_MILLIS = 2_000;

    static final int MOST_WAITING = 8;

    private final String location;
    private final SimpleGet source;
    private final LongSupplier clock;
    private final long patience;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable List<JsonWebKey> keys;
    private volatile boolean hasFailed;
    private CompletableFuture<Void> fetch;
    private long fetched;
    private long forced;

    /** Begins to fetch the keys from an address. */
    IssuerKeys(String location) {
        this(location, source(), System::nanoTime, PATIENCE_MILLIS);
    }

    /**
     * Begins to fetch the keys.
     *
     * @param clock nanoseconds since any moment
     * @param patience milliseconds that somebody waits for a key
     */
    IssuerKeys(String location, SimpleGet source, LongSupplier clock, long patience) {
        this.location = location;
        this.source = source;
        this.clock = clock;
        this.patience = patience;
        this.fetched = clock.getAsLong();
        this.forced = fetched - PAUSE;
        this.fetch = begin();
    }

    private static SimpleGet source() {
        Get get = new Get();
        get.setConnectTimeout(PATIENCE_MILLIS);
        get.setReadTimeout(PATIENCE_MILLIS);
        get.setRetries(0);
        return get;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nestingContext)
            throws UnresolvableKeyException {
        JsonWebKey key = known(token);
        CompletableFuture<Void> newer = newer(key == null);
        if (key == null) {
            await(newer);
            key = known(token);
        }
        if (key == null) {
            throw new UnresolvableKeyException(
                    "None of the keys of the issuer that are known is the one that the token names.");
        }
        return key.getKey();
    }

    private @Nullable JsonWebKey known(JsonWebSignature token) throws UnresolvableKeyException {
        List<JsonWebKey> all = keys;
        try {
            return all == null ? null : new VerificationJwkSelector().select(token, all);
        } catch (JoseException odd) {
            throw new UnresolvableKeyException("The token names its key in no way that is known.", odd);
        }
    }

    /** Returns the fetch that goes on or ended last, after beginning one if it is time. */
    private synchronized CompletableFuture<Void> newer(boolean isWanted) {
        long now = clock.getAsLong();
        boolean isForced = isWanted && now - forced >= PAUSE;
        boolean isDue = isForced || now - fetched >= (hasFailed ? RETRY : FRESH);
        if (fetch.isDone() && isDue) {
            forced = isForced ? now : forced;
            fetched = now;
            fetch = begin();
        }
        return fetch;
    }

    private void await(CompletableFuture<Void> newer) {
        if (waiting.tryAcquire()) {
            try {
                newer.copy()
                        .completeOnTimeout(null, patience, TimeUnit.MILLISECONDS)
                        .join();
            } finally {
                waiting.release();
            }
        }
    }

    private CompletableFuture<Void> begin() {
        return CompletableFuture.runAsync(this::load, task -> {
            Thread beside = new Thread(task, "issuer-keys");
            beside.setDaemon(true);
            beside.start();
        });
    }

    private void load() {
        try {
            keys = new JsonWebKeySet(source.get(location).getBody()).getJsonWebKeys();
            hasFailed = false;
        } catch (IOException | JoseException | RuntimeException failure) {
            hasFailed = true;
            LOG.warnf(
                    "The keys of the issuer of tokens could not be fetched: %s",
                    failure.getClass().getSimpleName());
        }
    }
}
