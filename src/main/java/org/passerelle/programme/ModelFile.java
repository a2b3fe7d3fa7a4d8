package org.passerelle.programme;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.model.api.Definitions;

/**
 * A DMN file as read.
 *
 * @param name file name
 * @param text its whole text
 * @param definitions what it says
 */
record ModelFile(String name, String text, Definitions definitions) {

    /** Returns the file; null when it is no DMN model. */
    static @Nullable ModelFile of(String name, String text) {
        try {
            Definitions definitions =
                    DMNMarshallerFactory.newDefaultMarshaller().unmarshal(new StringReader(text));
            // For some faults the engine throws, for others it yields null.
            return definitions == null ? null : new ModelFile(name, text, definitions);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Returns the line, from 1, on which an element with this id begins; 0 when there is none. */
    int lineOf(String id) {
        int position = text.indexOf(" id=\"" + id + "\"");
        return position < 0 ? 0 : (int) text.substring(0, position).lines().count();
    }

    Defect defect(String id, String message) {
        return new Defect(name, lineOf(id), message);
    }
}
