package org.passerelle.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A text that rows and rules cite.
 *
 * @param id short name
 * @param titles official title by language
 * @param publisher who issued it
 * @param state date or year of the version that was read
 * @param locators places in it that may be cited
 */
public record Source(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Map<String, String> titles,
        @JsonProperty(required = true) String publisher,
        @JsonProperty(required = true) String state,
        @JsonProperty(required = true) List<String> locators) {}
