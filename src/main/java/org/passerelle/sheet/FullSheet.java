package org.passerelle.sheet;

import java.io.IOException;
import java.util.Locale;

/** There are more rows than a sheet can hold. */
public final class FullSheet extends IOException {

    private static final long serialVersionUID = 1L;

    FullSheet(int rows) {
        super(String.format(Locale.ROOT, "A workbook (.xlsx) holds %,d rows in a sheet; .csv has no limit.", rows));
    }
}
