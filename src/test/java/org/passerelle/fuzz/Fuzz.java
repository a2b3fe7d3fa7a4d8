package org.passerelle.fuzz;

import java.util.Locale;

/** What the fuzzer calls: the target stands in the system property {@code passerelle.fuzz}. */
public final class Fuzz {

    private static final FuzzTarget TARGET =
            FuzzTarget.valueOf(System.getProperty("passerelle.fuzz", "case").toUpperCase(Locale.ROOT));

    private Fuzz() {}

    /** Tries one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.take(input);
    }
}
