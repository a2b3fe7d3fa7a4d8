package org.passerelle.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code programme.yaml} says. */
record ProgrammeDescription(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Map<String, String> titles,
        @JsonProperty(required = true) String jurisdiction,
        @JsonProperty(required = true) Provenance provenance,
        @JsonProperty(required = true) Comparison comparison,
        @JsonProperty(required = true) List<EditionDescription> editions,
        @JsonProperty(required = true) List<String> decidingOutcomes,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> unchangeable,
        @JsonSetter(nulls = Nulls.SET) @Nullable Release release,
        @JsonProperty(required = true) Map<String, String> warnings,
        @JsonProperty(required = true) List<Source> sources) {

    static final String FILE = "programme.yaml";

    /**
     * An edition as described.
     *
     * @param rules names of its files of rules on findings; all in the folder when left out
     */
    record EditionDescription(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) LocalDate inForceFrom,
            @JsonSetter(nulls = Nulls.SET) @Nullable LocalDate inForceTo,
            @JsonProperty(required = true) String model,
            @JsonProperty(required = true) String decisionService,
            @JsonSetter(nulls = Nulls.SET) @Nullable List<String> rules) {}
}
