package org.passerelle.explain;

/** How much of an explanation is wanted. */
public enum Level {
    /** None. */
    NONE,
    /** The causes of the deciding outcomes. */
    SHORT,
    /** The causes of every outcome, and every table consulted. */
    FULL
}
