package org.passerelle.draft;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Refuses, before anything compiles it, what a model of a draft has no business holding: code, and what lies outside its folder. */
final class ModelGuard {

    private static final int DEEPEST = 100;

    private static final Set<String> FEEL_FUNCTIONS = Set.of("FEEL", "F");
    private static final Pattern DMN = Pattern.compile("https?://www\\.omg\\.org/spec/DMN/\\d+/MODEL/");
    private static final Pattern SAME_FOLDER = Pattern.compile("[^/\\\\:]+\\.dmn");

    /** Both words of a function whose body is Java or PMML; in whatever order, since they could hide behind comments. */
    private static final List<Pattern> CALL_OF_CODE =
            List.of(Pattern.compile("\\bfunction\\b"), Pattern.compile("\\bexternal\\b"));

    private static final String TEXT = "text";
    private static final Set<String> PROSE = Set.of("textAnnotation", "annotationEntry");

    private final String file;
    private final Locale language;
    private final XMLStreamReader reader;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private ModelGuard(String file, Locale language, XMLStreamReader reader) {
        this.file = file;
        this.language = language;
        this.reader = reader;
    }

    /** Returns why a model is refused; nothing when it may be compiled. */
    static List<Message> check(String file, String text, Locale language) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            ModelGuard guard = new ModelGuard(file, language, factory.createXMLStreamReader(new StringReader(text)));
            return guard.messages();
        } catch (XMLStreamException malformed) {
            return List.of(malformed(file, malformed, language));
        }
    }

    private static Message malformed(String file, XMLStreamException fault, Locale language) {
        int line = fault.getLocation() == null ? 0 : fault.getLocation().getLineNumber();
        // The parser's own words come after the place, which is said already.
        String reason = String.valueOf(fault.getMessage()).replaceFirst("(?s).*Message: ", "");
        return Message.error(
                Message.Kind.XML, Place.at(file, line), Message.text("not-xml", language, Map.of("reason", reason)));
    }

    private List<Message> messages() {
        try {
            checkEncoding();
            while (reader.hasNext() && path.size() <= DEEPEST) {
                read(reader.next());
            }
        } catch (XMLStreamException malformed) {
            // After a DOCTYPE, entities that it declares seem to be missing.
            if (messages.isEmpty()) {
                messages.add(malformed(file, malformed, language));
            }
        }
        return messages;
    }

    private void checkEncoding() {
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
            messages.add(
                    Message.error(Message.Kind.XML, Place.at(file, 1), Message.text("not-utf-8", language, Map.of())));
        }
    }

    private void read(int event) {
        switch (event) {
            case XMLStreamConstants.DTD -> refuse("doctype");
            case XMLStreamConstants.START_ELEMENT -> open(reader.getLocalName());
            case XMLStreamConstants.END_ELEMENT -> close();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
            default -> {
                // Comments, spaces and instructions do nothing.
            }
        }
    }

    private void open(String element) {
        if (!path.contains(TEXT)) {
            text.setLength(0);
        }
        path.add(element);
        if (path.size() > DEEPEST) {
            refuse("too-deep");
        }
        // Whatever the element: a function stands under several names.
        checkKind();
        if (element.equals("import") || element.equals("importedValues")) {
            checkImport();
        }
    }

    private void close() {
        String element = path.remove(path.size() - 1);
        boolean prose = !path.isEmpty() && PROSE.contains(path.get(path.size() - 1));
        if (element.equals(TEXT) && !prose) {
            checkExpression(text.toString());
        }
    }

    private void checkExpression(String expression) {
        if (CALL_OF_CODE.stream().allMatch(word -> word.matcher(expression).find())) {
            refuse("code");
        }
    }

    private void checkKind() {
        if (!FEEL_FUNCTIONS.containsAll(attributes("kind"))) {
            refuse("code");
        }
    }

    private void checkImport() {
        List<String> types = attributes("importType");
        if (types.isEmpty()
                || !types.stream().allMatch(type -> DMN.matcher(type).matches())) {
            refuse("import-type");
        }
        if (!attributes("locationURI").stream()
                .allMatch(location -> SAME_FOLDER.matcher(location).matches())) {
            refuse("import-place");
        }
    }

    /** The values of an attribute in whatever namespace: older models keep some in one of the tool that wrote them. */
    private List<String> attributes(String name) {
        return IntStream.range(0, reader.getAttributeCount())
                .filter(index -> reader.getAttributeLocalName(index).equals(name))
                .mapToObj(reader::getAttributeValue)
                .toList();
    }

    private void refuse(String reason) {
        int line = reader.getLocation().getLineNumber();
        String text = Message.text(reason, language, Map.of("limit", String.valueOf(DEEPEST)));
        messages.add(Message.error(Message.Kind.SECURITY, Place.at(file, line), text));
    }
}
