package org.passerelle.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What lets a person compare programmes, each in a sentence or less by language.
 *
 * @param whoIsItFor whom the programme is meant for
 * @param whoDecides who decides on admission and measures
 * @param whoPays who bears the costs
 * @param howLong how long it lasts
 */
public record Comparison(
        @JsonProperty(required = true) Map<String, String> whoIsItFor,
        @JsonProperty(required = true) Map<String, String> whoDecides,
        @JsonProperty(required = true) Map<String, String> whoPays,
        @JsonProperty(required = true) Map<String, String> howLong) {

    /** Returns the texts by language, by key in {@code programme.yaml}. */
    Map<String, Map<String, String>> textsByKey() {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        texts.put("whoIsItFor", whoIsItFor);
        texts.put("whoDecides", whoDecides);
        texts.put("whoPays", whoPays);
        texts.put("howLong", howLong);
        return texts;
    }
}
