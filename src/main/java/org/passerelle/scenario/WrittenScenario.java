package org.passerelle.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.passerelle.facts.FactType.Structure;

/**
 * A scenario as written, before anything in it is checked.
 *
 * @param file name of the file
 * @param line where it begins, from 1
 * @param name empty when there is none
 * @param day of the decision, as written; empty when there is none
 * @param facts the facts as JSON, given the type that the edition on that day says they have
 * @param expected the cells by outcome or kind of evidence; none blank
 */
record WrittenScenario(
        String file,
        int line,
        String name,
        String day,
        Function<Structure, ObjectNode> facts,
        Map<String, String> expected) {

    Mistake mistake(String column, String message) {
        return new Mistake(file, line, column, message);
    }
}
