package org.passerelle.sheet;

/** A file that is not of the format that it should be. */
public final class UnreadableSheet extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSheet(Throwable cause) {
        super("The file is not of this format.", cause);
    }
}
