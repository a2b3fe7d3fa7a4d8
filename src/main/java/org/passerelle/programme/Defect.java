package org.passerelle.programme;

/**
 * Something wrong in a programme folder.
 *
 * @param file name within the folder
 * @param line where, from 1; 0 when it concerns the whole file
 * @param message what is wrong, and what is allowed
 */
public record Defect(String file, int line, String message) {

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
