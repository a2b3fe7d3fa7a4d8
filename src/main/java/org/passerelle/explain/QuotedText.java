package org.passerelle.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes texts of which many answers have the same: how JSON has those of programmes is worked out once. Safe for threads. */
public final class QuotedText extends StdScalarSerializer<String> {

    private static final long serialVersionUID = 1L;

    /** Twice as many as the programmes served have in all languages; what is beyond is written as any other text. */
    private static final int MOST_KEPT = 10_000;

    private static final Map<String, SerializedString> QUOTED = new ConcurrentHashMap<>();

    QuotedText() {
        super(String.class);
    }

    /** Returns a text of a programme, of which is kept how JSON has it. Nothing of a case must be kept. */
    static String known(String text) {
        // Surrogates are escaped by the ordinary writer, but not here.
        if (QUOTED.size() < MOST_KEPT && !hasSurrogates(text)) {
            QUOTED.putIfAbsent(text, new SerializedString(text));
        }
        return text;
    }

    private static boolean hasSurrogates(String text) {
        return text.chars().anyMatch(sign -> Character.isSurrogate((char) sign));
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializerProvider provider) throws IOException {
        SerializedString known = QUOTED.get(text);
        if (known == null) {
            out.writeString(text);
        } else {
            out.writeString(known);
        }
    }
}
