package org.passerelle.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text that rows and rules cite.
 *
 * @param id short name
 * @param titles official title by language
 * @param publisher who issued it
 * @param state date or year of the version that was read
 * @param locators places in it that may be cited
 * @param places where to find those that are not numbered so in the text itself; empty when all are
 */
public record Source(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Map<String, String> titles,
        @JsonProperty(required = true) String publisher,
        @JsonProperty(required = true) String state,
        @JsonProperty(required = true) List<String> locators,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Place> places) {

    /**
     * Where some locators stand.
     *
     * @param locators of the source
     * @param titles heading and the like, by language
     */
    public record Place(
            @JsonProperty(required = true) List<String> locators,
            @JsonProperty(required = true) Map<String, String> titles) {}

    /** Returns where a locator stands, in words; empty where its own words say so. */
    public Optional<String> placeOf(String locator, Locale language) {
        return places.stream()
                .filter(place -> place.locators().contains(locator))
                .map(place -> Objects.requireNonNull(place.titles().get(language.getLanguage())))
                .findFirst();
    }
}
