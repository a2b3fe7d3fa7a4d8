package org.passerelle.engine.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Values as the DMN TCK writes them in XML. */
final class TckValue {

    private static final FEEL ENGINE = FEELBuilder.builder().build();
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00000001");

    private TckValue() {}

    static Element parse(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /** Returns the value inside an element. */
    static @Nullable Object of(Element holder) {
        for (Element value : children(holder, "value")) {
            return simple(value);
        }
        for (Element list : children(holder, "list")) {
            List<@Nullable Object> items = new ArrayList<>();
            children(list, "item").forEach(item -> items.add(of(item)));
            return list.getAttributeNS(INSTANCE, "nil").equals("true") ? null : items;
        }
        if (children(holder, "component").isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> structure = new LinkedHashMap<>();
        children(holder, "component").forEach(part -> structure.put(part.getAttribute("name"), of(part)));
        return structure;
    }

    private static @Nullable Object simple(Element value) {
        if (value.getAttributeNS(INSTANCE, "nil").equals("true")) {
            return null;
        }
        String text = value.getTextContent();
        String type = value.getAttributeNS(INSTANCE, "type");
        return switch (type.substring(type.indexOf(':') + 1)) {
            case "boolean" -> Boolean.valueOf(text.strip());
            case "decimal", "double", "integer", "float" -> new BigDecimal(text.strip());
            case "date", "time", "duration" ->
                ENGINE.evaluate(type.substring(type.indexOf(':') + 1) + "(\"" + text.strip() + "\")");
            case "dateTime" -> ENGINE.evaluate("date and time(\"" + text.strip() + "\")");
            default -> text;
        };
    }

    /** Returns whether a value is the one expected; numbers, to eight decimals. */
    static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof BigDecimal one && actual instanceof BigDecimal other) {
            return one.subtract(other).abs().compareTo(TOLERANCE) < 0;
        } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int item = 0; same && item < one.size(); item++) {
                same = same(one.get(item), other.get(item));
            }
            return same;
        } else if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(name -> same(one.get(name), other.get(name)));
        }
        return Objects.equals(expected, actual);
    }
}
