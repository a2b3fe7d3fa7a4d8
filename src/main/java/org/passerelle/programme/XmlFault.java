package org.passerelle.programme;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Says where a text stops being well-formed XML, which the DMN reader does not. */
final class XmlFault {

    private XmlFault() {}

    /** Returns the line of the fault, from 1; 0 when the text is well-formed. */
    static int line(String text) {
        XMLStreamException fault = find(text);
        return fault == null || fault.getLocation() == null
                ? 0
                : fault.getLocation().getLineNumber();
    }

    /** Returns what is wrong. */
    static String message(String text) {
        XMLStreamException fault = find(text);
        return fault == null
                ? "it does not follow the DMN schema."
                : String.valueOf(fault.getMessage()).replace('\n', ' ');
    }

    private static @Nullable XMLStreamException find(String text) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                reader.next();
            }
            return null;
        } catch (XMLStreamException fault) {
            return fault;
        }
    }
}
