package org.passerelle.log;

import io.quarkus.runtime.configuration.ConfigurationException;

/** A log that cannot be begun or gone on with, however long one waits; the message says why and what would do. */
public final class UnusableLog extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    UnusableLog(String message) {
        super(message);
    }
}
