package org.passerelle.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.passerelle.programme.Edition;

/**
 * A case with what is expected of its decision.
 *
 * @param name a sentence, unique in its programme
 * @param file name of the file that it stands in
 * @param line where it begins, from 1
 * @param edition in force on the day of the decision
 * @param day of the decision
 * @param json the facts as a caller of the service gives them
 * @param facts the same as the engine takes them
 * @param expectations never empty
 */
public record Scenario(
        String name,
        String file,
        int line,
        Edition edition,
        LocalDate day,
        ObjectNode json,
        Map<String, Object> facts,
        List<Expectation> expectations) {

    /** Returns what a decision of this case amounts to. */
    Verdict judge(Observed observed) {
        List<Difference> differences = expectations.stream()
                .flatMap(expectation -> expectation.differenceFrom(observed).stream())
                .toList();
        return new Verdict(this, observed, differences);
    }
}
