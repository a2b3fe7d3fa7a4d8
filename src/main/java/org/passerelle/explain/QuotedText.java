package org.passerelle.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a text that many answers have in common: how JSON has it is worked out once. Safe for threads. */
public final class QuotedText extends StdScalarSerializer<String> {

    private static final long serialVersionUID = 1L;

    /** More than the sentences of all programmes served in all languages. */
    private static final int MOST_KEPT = 10_000;

    private static final Map<String, SerializedString> QUOTED = new ConcurrentHashMap<>();

    QuotedText() {
        super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializerProvider provider) throws IOException {
        SerializedString known = QUOTED.get(text);
        if (known == null) {
            known = new SerializedString(text);
            if (QUOTED.size() >= MOST_KEPT) {
                QUOTED.clear();
            }
            QUOTED.put(text, known);
        }
        out.writeString(known);
    }
}
