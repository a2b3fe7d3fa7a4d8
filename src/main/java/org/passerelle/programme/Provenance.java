package org.passerelle.programme;

/** What the tables of a programme rest on. */
public enum Provenance {
    /** A norm: law, ordinance, or the document that the competent body issued. */
    NORMATIVE,
    /** A report about a programme, such as a press article; every answer says so. */
    REPORTED
}
