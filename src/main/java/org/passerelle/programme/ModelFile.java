package org.passerelle.programme;

import java.io.StringReader;
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

    static ModelFile of(String name, String text) {
        Definitions definitions = DMNMarshallerFactory.newDefaultMarshaller().unmarshal(new StringReader(text));
        return new ModelFile(name, text, definitions);
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
