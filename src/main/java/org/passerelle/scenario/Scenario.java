package org.passerelle.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

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

    /** Returns the same case for another programme; empty when that has no edition on its day, or other facts. */
    @SuppressWarnings("unchecked" /* the value of a structure is a map by name */)
    public Optional<Scenario> in(Programme other) {
        return other.editionOn(day)
                .flatMap(found -> FactReader.read(json, found.facts(), "") instanceof Reading.Accepted read
                        ? Optional.of(new Scenario(
                                name, file, line, found, day, json, (Map<String, Object>) read.value(), expectations))
                        : Optional.empty());
    }

    /** Returns what a decision of this case amounts to. */
    Verdict judge(Observed observed) {
        List<Difference> differences = expectations.stream()
                .flatMap(expectation -> expectation.differenceFrom(observed).stream())
                .toList();
        return new Verdict(this, observed, differences);
    }
}
