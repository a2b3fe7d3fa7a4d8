package org.passerelle.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows of a table are written. */
public interface RowSink extends Closeable {

    /**
     * Writes a row.
     *
     * @param cells by column; null for an empty one
     * @throws FullSheet when the file can hold no row more
     */
    void write(List<? extends @Nullable String> cells) throws IOException;
}
