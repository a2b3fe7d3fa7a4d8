package org.passerelle.sheet;

import java.io.Closeable;
import java.util.Optional;
import org.passerelle.sheet.Sheet.Line;

/** The lines of a sheet, one after another, however many there are. */
public interface SheetLines extends Closeable {

    /**
     * Returns the next line that is not blank; empty at the end.
     *
     * @throws UnreadableSheet when the file goes on with what is not of its format
     */
    Optional<Line> next() throws UnreadableSheet;
}
