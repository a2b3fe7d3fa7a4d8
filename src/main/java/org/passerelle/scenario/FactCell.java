package org.passerelle.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;

/**
 * A fact as a cell of a table states it. A cell has no type of its own: what does not look like one of the type stays a text, for the
 * reader of facts to refuse.
 *
 * @param text not blank
 */
record FactCell(String text, FactType type) {

    static final String EMPTY_LIST = "[]";
    private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*");
    private static final String NOT_KNOWN = "null";

    /** Nothing counts so far. A workbook keeps numbers of up to 343; what is longer could not be written as JSON. */
    private static final int MOST_DIGITS = 400;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode json() {
        if (text.equals(NOT_KNOWN)) {
            return JSON.nullNode();
        }
        if (type instanceof ListOf list) {
            return entries(list.element());
        }
        if (type instanceof Decimal) {
            return number();
        }
        // Spreadsheets write them in capitals.
        if (type instanceof Flag && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return JSON.textNode(text.replaceFirst("^\"(.*)\"$", "$1"));
    }

    private JsonNode entries(FactType element) {
        ArrayNode entries = JSON.arrayNode();
        entriesOf(text).forEach(entry -> entries.add(new FactCell(entry, element).json()));
        return entries;
    }

    /** Returns the entries of a list as a cell states it. */
    static List<String> entriesOf(String cell) {
        return cell.equals(EMPTY_LIST) ? List.of() : List.of(SEPARATOR.split(cell, -1));
    }

    private JsonNode number() {
        try {
            BigDecimal number = new BigDecimal(text);
            // Digits of other scripts are digits to Java.
            boolean isSane = text.length() <= MOST_DIGITS
                    && text.chars().allMatch(character -> character < 128)
                    && Math.abs((long) number.scale()) <= MOST_DIGITS;
            return isSane ? JSON.numberNode(number) : JSON.textNode(text);
        } catch (NumberFormatException noNumber) {
            return JSON.textNode(text);
        }
    }
}
