package org.passerelle.programme;

import java.util.List;
import java.util.Map;

/**
 * What the person concerned must have released before it may be sent.
 *
 * @param scope path to the list of released categories, such as {@code authorisation.scope}
 * @param requires values that outcomes must have; otherwise nothing counts as released
 * @param categories paths to the facts of each category; one of a structure stands for all that is in it
 * @param assumption what the categories of facts rest on
 */
public record Release(
        String scope, Map<String, String> requires, Map<String, List<String>> categories, String assumption) {}
