package org.passerelle.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Json;
import org.passerelle.sheet.RowSink;

/** Writes rows as lines of JSON, without empty cells. */
final class LineSink implements RowSink {

    private final OutputStream out;
    private final List<String> headers;

    LineSink(OutputStream out, List<String> headers) {
        this.out = new BufferedOutputStream(out);
        this.headers = headers;
    }

    @Override
    public void write(List<? extends @Nullable String> cells) throws IOException {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell != null) {
                filled.put(headers.get(column), cell);
            }
        }
        out.write(Json.bytes(filled));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
