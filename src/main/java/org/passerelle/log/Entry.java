package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Hash;
import org.passerelle.facts.JsonDocument;
import org.passerelle.facts.JsonDocument.WellFormed;

/**
 * An entry of the log: a JSON object on a line. Its last member is the hash over all that stands before it, to the byte; its first ones say
 * which entry it follows.
 *
 * @param previous hash of the entry before; null in the first of a chain
 * @param hash as the line has it
 * @param line without the line feed
 */
record Entry(String chain, long sequence, @Nullable String previous, String hash, String line) {

    private static final Pattern HASH = Pattern.compile(",\"hash\":\"(sha256:[0-9a-f]{64})\"}\\z");
    private static final Pattern SIGNATURE = Pattern.compile(",\"signature\":\"([\\w.-]+)\"\\z");

    /** What stands at the beginning of an entry: a place in the chain, and when it was written. */
    record Place(Tip after, Instant time) {

        /** Returns the entry there. */
        Entry entry(String members) {
            return closed(opened(members));
        }

        /** Returns the entry there, with a signature over all that stands before it. */
        Entry signed(String members, UnaryOperator<String> sign) {
            String open = opened(members);
            return closed(open + ",\"signature\":\"" + sign.apply(open + "}") + "\"");
        }

        private String opened(String members) {
            String previous = after.hash() == null ? "null" : "\"" + after.hash() + "\"";
            return "{\"chain\":\"" + after.chain() + "\",\"sequence\":" + (after.sequence() + 1) + ",\"time\":\"" + time
                    + "\",\"previous\":" + previous + "," + members;
        }

        private Entry closed(String open) {
            String hash = Hash.of(open.getBytes(UTF_8));
            String line = open + ",\"hash\":\"" + hash + "\"}";
            return new Entry(after.chain(), after.sequence() + 1, after.hash(), hash, line);
        }
    }

    /** Reads a line; it need not be intact. Returns nothing when it has not the form of an entry. */
    static Optional<Entry> read(String line) {
        Matcher hash = HASH.matcher(line);
        if (!hash.find() || !(JsonDocument.parse(line.getBytes(UTF_8)) instanceof WellFormed document)) {
            return Optional.empty();
        }
        JsonNode root = document.root();
        JsonNode previous = root.path("previous");
        boolean isEntry = root.path("chain").isTextual()
                && root.path("sequence").canConvertToLong()
                && (previous.isTextual() || previous.isNull());
        return isEntry
                ? Optional.of(new Entry(
                        root.get("chain").textValue(),
                        root.get("sequence").longValue(),
                        previous.textValue(),
                        hash.group(1),
                        line))
                : Optional.empty();
    }

    /** Returns whether the hash is that of the line. */
    boolean isIntact() {
        return Hash.of(hashed().getBytes(UTF_8)).equals(hash);
    }

    boolean follows(Tip tip) {
        return chain.equals(tip.chain()) && sequence == tip.sequence() + 1 && Objects.equals(previous, tip.hash());
    }

    Tip tip() {
        return new Tip(chain, sequence, hash);
    }

    /** Returns the signature; nothing when the entry has none. */
    Optional<String> signature() {
        Matcher signature = SIGNATURE.matcher(hashed());
        return signature.find() ? Optional.of(signature.group(1)) : Optional.empty();
    }

    /** Returns what the signature, if there is one, must be over. */
    String signed() {
        return SIGNATURE.matcher(hashed()).replaceFirst("") + "}";
    }

    /** Returns the entry as JSON. */
    JsonNode content() {
        return ((WellFormed) JsonDocument.parse(line.getBytes(UTF_8))).root();
    }

    private String hashed() {
        return HASH.matcher(line).replaceFirst("");
    }
}
