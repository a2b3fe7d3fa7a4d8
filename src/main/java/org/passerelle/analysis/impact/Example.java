package org.passerelle.analysis.impact;

import java.util.List;
import java.util.Map;

/**
 * A case that shows something, with as few facts as will do.
 *
 * @param decisionDate ISO date
 * @param facts those that are known, as a request has them
 * @param words the same for people: "name: value"
 * @param rowsBefore ids of the rows that count before the change and not after it
 * @param rowsAfter ids of the rows that count after the change and not before it
 */
public record Example(
        String decisionDate,
        Map<String, Object> facts,
        List<String> words,
        List<String> rowsBefore,
        List<String> rowsAfter) {}
