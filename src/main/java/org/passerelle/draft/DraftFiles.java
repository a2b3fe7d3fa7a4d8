package org.passerelle.draft;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a programme, texts by path.
 *
 * @param published without the draft
 * @param laid with the draft laid over them
 */
record DraftFiles(Map<String, String> published, Map<String, String> laid) {

    private static final String MODEL = ".dmn";

    /** Returns the models with the draft laid over them. */
    SortedMap<String, String> models() {
        SortedMap<String, String> models = new TreeMap<>(laid);
        models.keySet().removeIf(path -> !path.endsWith(MODEL));
        return models;
    }

    /** Returns the text of every model that there is or was. */
    Stream<String> allModels() {
        return Stream.of(published, laid)
                .flatMap(files -> files.entrySet().stream())
                .filter(file -> file.getKey().endsWith(MODEL))
                .map(Map.Entry::getValue);
    }
}
