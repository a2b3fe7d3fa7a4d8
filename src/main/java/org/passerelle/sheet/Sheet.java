package org.passerelle.sheet;

import java.util.List;

/**
 * What a file of a spreadsheet holds.
 *
 * @param lines those that are not blank, in order
 */
public record Sheet(List<Line> lines) {

    /**
     * A line of cells.
     *
     * @param number in the file, from 1
     */
    public record Line(int number, List<Cell> cells) {

        /**
         * Returns a cell; a blank one where the line has ended.
         *
         * @param column from 0
         */
        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }

        boolean isBlank() {
            return cells.stream()
                    .allMatch(cell ->
                            cell.content() == Content.TEXT && cell.text().isEmpty());
        }
    }

    /**
     * A cell.
     *
     * @param text without spaces around it; of a formula, the formula
     */
    public record Cell(String text, Content content) {

        static final Cell BLANK = new Cell("", Content.TEXT);

        static Cell of(String text) {
            return new Cell(text.strip().replace("\r\n", "\n"), Content.TEXT);
        }
    }

    /** What a cell holds. */
    public enum Content {
        /** A text, a number or a truth value: what is seen is what is meant. */
        TEXT,
        /** Something that the spreadsheet computes. */
        FORMULA,
        /** A day or time, which each spreadsheet shows in its own way. */
        DATE,
        /** What came of a formula that failed. */
        FAULT
    }
}
