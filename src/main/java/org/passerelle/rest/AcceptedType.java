package org.passerelle.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the media type of an answer (RFC 9110, section 12.5.1). The framework's own choice looks at the languages too, and refuses
 * those that are malformed.
 */
final class AcceptedType {

    private static final Comparator<MediaType> FROM_WIDE_TO_NARROW = Comparator.comparing(
                    (MediaType range) -> !range.isWildcardType())
            .thenComparing(range -> !range.isWildcardSubtype());

    private AcceptedType() {}

    /** Returns the media type that the caller likes best of those offered; the first of several. */
    static MediaType of(HttpHeaders headers, MediaType... offered) {
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        MediaType best = offered[0];
        double highest = quality(best, accepted);
        for (int index = 1; index < offered.length; index++) {
            double quality = quality(offered[index], accepted);
            if (quality > highest) {
                best = offered[index];
                highest = quality;
            }
        }
        return best;
    }

    /** The quality of the narrowest range that a type is in; 0 when it is in none. */
    private static double quality(MediaType type, List<MediaType> accepted) {
        return accepted.stream()
                .filter(type::isCompatible)
                .max(FROM_WIDE_TO_NARROW)
                .map(range ->
                        Optional.ofNullable(range.getParameters().get("q")).orElse("1"))
                .map(Double::valueOf)
                .orElse(0.0);
    }
}
