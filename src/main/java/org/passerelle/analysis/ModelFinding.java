package org.passerelle.analysis;

/**
 * Something about a model that people should mend or explain.
 *
 * @param type what: a message type of the validator, or one of {@link ModelCheck}
 * @param element id of the element concerned; the file's name when it has none
 * @param message for people
 */
public record ModelFinding(String type, String element, String message) {

    @Override
    public String toString() {
        return type + " " + element + ": " + message;
    }
}
