package org.passerelle.engine.table;

/** Says why a table cannot be indexed. */
final class NotIndexable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotIndexable(String reason) {
        super(reason);
    }
}
