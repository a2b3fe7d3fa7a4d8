package org.passerelle.facts;

import java.util.List;

/** What came of reading a JSON value as a {@link FactType}. */
public sealed interface Reading {

    /**
     * The value holds to its type.
     *
     * @param value of a structure a {@code Map} with every field of the type in the order of the type, of a list a
     *     {@code List}, of a text a {@code String}, of a number a {@code BigDecimal}, of a flag a {@code Boolean}, of
     *     a day a {@code LocalDate}; null for a leaf or a list that is not known
     */
    record Accepted(Object value) implements Reading {}

    /**
     * The value does not hold to its type.
     *
     * @param problems all of them, in the order of the document; never empty
     */
    record Rejected(List<Problem> problems) implements Reading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
