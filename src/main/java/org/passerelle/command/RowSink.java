package org.passerelle.command;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows of a table are written. */
interface RowSink extends Closeable {

    /**
     * Writes a row.
     *
     * @param cells by column; null for an empty one
     */
    void write(List<@Nullable String> cells) throws IOException;
}
