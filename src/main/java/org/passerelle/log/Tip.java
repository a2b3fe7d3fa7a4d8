package org.passerelle.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of a chain, which the next one follows.
 *
 * @param chain tells the chain from all others
 * @param sequence number of the entry, from 1; 0 before the first
 * @param hash of the entry; null before the first
 */
record Tip(String chain, long sequence, @Nullable String hash) {

    static Tip ofNewChain() {
        return new Tip(UUID.randomUUID().toString(), 0, null);
    }
}
