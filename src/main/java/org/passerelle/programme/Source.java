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
import org.passerelle.facts.Messages;

/**
 * A text that rows and rules cite.
 *
 * @param id short name
 * @param titles official title by language
 * @param publisher who issued it
 * @param state date or year of the version that was read, or {@link #UNDATED}
 * @param locators places in it that may be cited
 * @param abbreviations of its title by language, as locators begin with one; empty when it has none
 * @param places where to find those that are not numbered so in the text itself; empty when all are
 */
public record Source(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Map<String, String> titles,
        @JsonProperty(required = true) String publisher,
        @JsonProperty(required = true) String state,
        @JsonProperty(required = true) List<String> locators,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> abbreviations,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Place> places) {

    /** The state of a source that bears no date. */
    public static final String UNDATED = "undated";

    /**
     * Where some locators stand.
     *
     * @param locators of the source
     * @param titles heading and the like, by language
     */
    public record Place(
            @JsonProperty(required = true) List<String> locators,
            @JsonProperty(required = true) Map<String, String> titles) {}

    /** Returns the title in a language. */
    public String title(Locale language) {
        return titles.getOrDefault(language.getLanguage(), id);
    }

    /** Returns a locator as it is cited in a language: by the abbreviation there, and with the word for a paragraph. */
    public String cited(String locator, Locale language) {
        String own = abbreviations.getOrDefault(language.getLanguage(), "");
        return abbreviations.values().stream()
                .filter(abbreviation -> !own.isEmpty() && locator.startsWith(abbreviation + " "))
                .map(abbreviation ->
                        own + locator.substring(abbreviation.length()).replace(" al. ", paragraph(language)))
                .findFirst()
                .orElse(locator);
    }

    private static String paragraph(Locale language) {
        return " " + Messages.text("citation.paragraph", language, Map.of()) + " ";
    }

    /** Returns where a locator stands, in words; empty where its own words say so. */
    public Optional<String> placeOf(String locator, Locale language) {
        return places.stream()
                .filter(place -> place.locators().contains(locator))
                .map(place -> Objects.requireNonNull(place.titles().get(language.getLanguage())))
                .findFirst();
    }
}
