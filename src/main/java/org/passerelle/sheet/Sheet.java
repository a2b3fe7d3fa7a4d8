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
     * @param cells up to the last that shows something
     */
    public record Line(int number, List<Cell> cells) {

        static Line of(int number, List<Cell> cells) {
            int end = cells.size();
            while (end > 0 && cells.get(end - 1).text().isEmpty()) {
                end--;
            }
            return new Line(number, List.copyOf(cells.subList(0, end)));
        }

        /**
         * Returns a cell; a blank one where the line has ended.
         *
         * @param column from 0
         */
        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }

        /** Returns what the cells show. */
        public List<String> texts() {
            return cells.stream().map(Cell::text).toList();
        }
    }

    /**
     * A cell.
     *
     * @param text what it shows, without spaces around it: a day as 2027-01-01, of a formula what it last came to, or itself where the
     *     format knows no more
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
        /** What came of a formula that failed; or a formula that nobody has computed. */
        FAULT,
        /** What was left of a text that was longer than a cell can be, when we wrote it. */
        CUT
    }
}
