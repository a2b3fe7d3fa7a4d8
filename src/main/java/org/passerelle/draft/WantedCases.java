package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Text;

/**
 * The cases that a request wants to have decided.
 *
 * @param uploaded a JSON object a line; null when cases are made up
 * @param seed what they are made up from
 * @param size how many
 * @param distribution how often facts take which values, in YAML
 */
record WantedCases(@Nullable String uploaded, long seed, int size, String distribution) {

    private static final String CASES = "cases";
    private static final String SEED = "seed";
    private static final String SIZE = "size";
    private static final String DISTRIBUTION = "distribution";

    private static final int MOST = 100_000;
    private static final int USUAL = 10_000;

    static final Map<String, FactType> ARGUMENTS = Map.of(
            CASES, Text.ofAnyLength(),
            SEED, whole(Long.MIN_VALUE, Long.MAX_VALUE),
            SIZE, whole(1, MOST),
            DISTRIBUTION, Text.ofAnyLength());

    /** Returns what a request says that has been read as {@link #ARGUMENTS}. */
    static WantedCases of(JsonNode wanted) {
        return new WantedCases(
                wanted.hasNonNull(CASES) ? wanted.get(CASES).textValue() : null,
                wanted.path(SEED).asLong(1),
                wanted.path(SIZE).asInt(USUAL),
                wanted.path(DISTRIBUTION).asText(""));
    }

    private static FactType whole(long minimum, long maximum) {
        return new FactType.Decimal(BigDecimal.valueOf(minimum), BigDecimal.valueOf(maximum), true);
    }

    Caseload of(Revision revision) {
        return uploaded == null
                ? revision.synthetic(Distribution.read(distribution), seed, size)
                : revision.uploaded(uploaded);
    }
}
