package org.passerelle.programme;

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
public record Source(String id, Map<String, String> titles, String publisher, String state, List<String> locators) {}
