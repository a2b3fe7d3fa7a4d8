package org.passerelle.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** Files of scenarios that cannot be used, with everything that is wrong in them. */
public final class InvalidScenarios extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidScenarios(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Returns every mistake found, in the order of the files. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
