package org.passerelle.draft;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files laid over a published programme; those that are not named stand as published.
 *
 * @param programme id of the programme
 * @param changed texts by path, such as {@code dmn/toy-card/types.dmn}
 * @param removed paths
 */
public record Draft(String programme, Map<String, String> changed, Set<String> removed) {

    /** Returns the programme as published. */
    public static Draft empty(String programme) {
        return new Draft(programme, Map.of(), Set.of());
    }

    /**
     * Returns the files of the programme with those of the draft.
     *
     * @param published texts by path
     */
    SortedMap<String, String> over(Map<String, String> published) {
        SortedMap<String, String> files = new TreeMap<>(published);
        files.keySet().removeAll(removed);
        files.putAll(changed);
        return files;
    }
}
