package org.passerelle.scenario;

/**
 * Something wrong in a file of scenarios.
 *
 * @param file its name
 * @param line where, from 1; 0 when it concerns the whole file
 * @param column the column or field; empty when it concerns the whole line
 * @param message what is wrong, and what is allowed
 */
public record Mistake(String file, int line, String column, String message) {

    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + (column.isEmpty() ? "" : column + ": ") + message;
    }
}
