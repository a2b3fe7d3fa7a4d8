package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;

/**
 * The cases that a request wants to have decided.
 *
 * @param uploaded a JSON object a line; null when cases are made up
 * @param seed what they are made up from
 * @param size how many
 * @param distribution how often facts take which values, in YAML
 */
record WantedCases(@Nullable String uploaded, long seed, int size, String distribution) {

    static final int MOST = 100_000;

    private static final int USUAL = 10_000;

    static WantedCases read(JsonNode wanted) {
        int size = wanted.path("size").asInt(USUAL);
        return new WantedCases(
                wanted.hasNonNull("cases") ? wanted.get("cases").asText() : null,
                wanted.path("seed").asLong(1),
                Math.max(1, Math.min(size, MOST)),
                wanted.path("distribution").asText(""));
    }

    Caseload of(Revision revision) {
        return uploaded == null
                ? revision.synthetic(Distribution.read(distribution), seed, size)
                : revision.uploaded(uploaded);
    }
}
