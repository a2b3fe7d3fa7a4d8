package org.passerelle.analysis.proposals;

import java.util.List;
import java.util.Map;

/**
 * A scenario that is lacking.
 *
 * @param kind why it is proposed
 * @param table id of the table that it is about
 * @param rows ids of the rows of that table that it hits
 * @param name of the scenario, to be changed at will
 * @param text why it is proposed, in words
 * @param decisionDate ISO date
 * @param facts as a request has them
 * @param words the facts for people: "name: value"
 * @param expected what the rules decide now, by what a scenario calls it, written as a cell: to be confirmed
 * @param csv a header and a line for a file of scenarios
 * @param yaml an entry for a file of scenarios
 */
public record Proposal(
        Kind kind,
        String table,
        List<String> rows,
        String name,
        String text,
        String decisionDate,
        Map<String, Object> facts,
        List<String> words,
        Map<String, String> expected,
        String csv,
        String yaml) {

    /** Why a scenario is proposed. */
    public enum Kind {
        /** A value where a table draws a line, or next to it. */
        BOUNDARY,
        /** Two cases that differ in one condition and in the row that counts. */
        MCDC,
        /** A wrong table that no scenario tells from the right one. */
        MUTANT
    }
}
