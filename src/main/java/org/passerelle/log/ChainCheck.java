package org.passerelle.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.log.LogFinding.Kind;
import org.passerelle.trust.ReceiptKeys;

/** Checks that the entries of a chain follow one another as they were written. For one thread. */
final class ChainCheck {

    private final String chain;
    private final ReceiptKeys keys;
    private final List<Entry> heads;
    private final Consumer<LogFinding> findings;
    private final Set<Entry> met = new HashSet<>();
    private @Nullable Entry first;
    private @Nullable Entry last;
    private @Nullable Entry checkpoint;
    private String lastKind = "";
    private long entries;
    private long decisions;
    private long uncovered;
    private long unattested;
    private long cut;

    /**
     * Prepares a check.
     *
     * @param heads checkpoints of the chain that were kept elsewhere
     */
    ChainCheck(String chain, ReceiptKeys keys, List<Entry> heads, Consumer<LogFinding> findings) {
        this.chain = chain;
        this.keys = keys;
        this.heads = heads;
        this.findings = findings;
    }

    /** Returns whether an entry has a signature of a known key over exactly what stands in it. */
    static boolean isSigned(Entry entry, ReceiptKeys keys) {
        return entry.signature()
                .map(signature -> keys.check(ReceiptKeys.Purpose.CHECKPOINT, signature))
                .filter(checked -> checked.signature() == ReceiptKeys.Signature.VALID
                        && checked.payload().equals(entry.signed()))
                .isPresent();
    }

    /** Takes the next entry. */
    void check(Entry entry, String place) {
        entries++;
        if (!entry.isIntact()) {
            found(Kind.CHANGED, entry, place, "The entry is not the one that its hash is of.");
        }
        checkOrder(entry, place);
        checkKind(entry, place);
        for (Entry head : heads) {
            if (head.sequence() == entry.sequence()) {
                met.add(head);
                if (!head.line().equals(entry.line())) {
                    found(Kind.REPLACED, entry, place, "The head that was kept elsewhere says another entry.");
                }
            }
        }
    }

    private void checkOrder(Entry entry, String place) {
        Tip before = last == null ? beginning(entry) : last.tip();
        if (entry.sequence() <= before.sequence()) {
            found(Kind.OUT_OF_ORDER, entry, place, "Entry " + before.sequence() + " stands before it.");
            return;
        }
        if (entry.sequence() > before.sequence() + 1) {
            found(Kind.MISSING, entry, place, missing(before.sequence() + 1, entry.sequence() - 1));
        } else if (!Objects.equals(entry.previous(), before.hash())) {
            found(Kind.UNLINKED, entry, place, "It was written after another entry than the one before it.");
        }
        first = first == null ? entry : first;
        last = entry;
    }

    /** What was taken away up to a checkpoint that was kept elsewhere is known to have been there. */
    private Tip beginning(Entry entry) {
        return heads.stream()
                .filter(head -> head.sequence() == entry.sequence() - 1)
                .peek(met::add)
                .map(Entry::tip)
                .findFirst()
                .orElse(new Tip(chain, 0, null));
    }

    private void checkKind(Entry entry, String place) {
        JsonNode content = entry.content();
        lastKind = content.path("kind").asText();
        boolean isDecision = lastKind.equals(Kinds.DECISION);
        decisions += isDecision ? 1 : 0;
        if (isDecision && entry.sequence() > 1) {
            uncovered++;
        } else if (isSigned(entry, keys)) {
            checkpoint = entry;
            unattested += lastKind.equals(Kinds.START) ? unknown(entry, content) : 0;
            cut += content.path("cut").asLong();
            uncovered = 0;
        } else {
            found(Kind.UNSIGNED, entry, place, "None of the keys has signed this entry, which must be signed.");
        }
    }

    /** Returns how many entries before a start no checkpoint covers, nor what the service itself had noted. */
    private long unknown(Entry start, JsonNode content) {
        long before = start.sequence() - 1 - content.path("known").asLong();
        return Math.max(0, Math.min(uncovered, before));
    }

    /** Says what is missing at the end. */
    void end() {
        long there = last == null ? 0 : last.sequence();
        for (Entry head : heads) {
            if (!met.contains(head) && head.sequence() > there) {
                found(Kind.MISSING, head, null, missing(there + 1, head.sequence()) + " More may be.");
            } else if (!met.contains(head)
                    && head.sequence() >= Objects.requireNonNull(first).sequence()) {
                found(Kind.MISSING, head, null, "The head that was kept elsewhere is not there.");
            }
        }
    }

    private static String missing(long from, long to) {
        return from == to ? "Entry " + from + " is missing." : "Entries " + from + " to " + to + " are missing.";
    }

    ChainSummary summary() {
        return new ChainSummary(
                chain,
                entries,
                decisions,
                first == null ? 0 : first.sequence(),
                last == null ? 0 : last.sequence(),
                uncovered,
                unattested,
                cut,
                lastKind.equals(Kinds.STOP),
                checkpoint == null ? null : checkpoint.line());
    }

    private void found(Kind kind, Entry entry, @Nullable String place, String detail) {
        findings.accept(new LogFinding(kind, chain, entry.sequence(), place, detail));
    }
}
