package org.passerelle.analysis.cases;

import java.util.List;

/** A distribution or uploaded cases that cannot be used. Says where and what is allowed, and never a value of a case. */
public final class InvalidCases extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    InvalidCases(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, each with its place. */
    public List<String> problems() {
        return problems;
    }
}
