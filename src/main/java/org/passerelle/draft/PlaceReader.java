package org.passerelle.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through a model and says of each element with an id where it stands. */
final class PlaceReader {

    private static final String INPUT = "inputEntry";
    private static final String OUTPUT = "outputEntry";
    private static final String ANNOTATION = "annotationEntry";
    private static final Set<String> CELLS = Set.of(INPUT, OUTPUT, ANNOTATION);
    private static final List<String> COLUMN_EXPRESSION = List.of("input", "inputExpression", "text");

    private final String file;
    private final XMLStreamReader reader;
    private final List<String> path = new ArrayList<>();

    /** By the elements of the cells below them. */
    private final Map<String, List<String>> headings = new HashMap<>();

    private final Map<String, Integer> cellsRead = new HashMap<>();
    private String namespace = "";
    private @Nullable String model;
    private @Nullable String owner;
    private @Nullable String table;
    private @Nullable String row;
    private @Nullable String column;

    /**
     * Creates a reader.
     *
     * @param file path in the project
     */
    PlaceReader(String file, XMLStreamReader reader) {
        this.file = file;
        this.reader = reader;
    }

    void read(BiConsumer<String, Place> places) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open(reader.getLocalName());
                String id = attribute("id");
                if (id != null) {
                    places.accept(id, new Place(file, reader.getLocation().getLineNumber(), model, table, row, column));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                close(path.remove(path.size() - 1));
            } else if (event == XMLStreamConstants.CHARACTERS && path.size() > 3 && isColumnExpression()) {
                head(INPUT, reader.getText().strip());
            }
        }
    }

    /** Returns the namespace of the model that was read. */
    String namespace() {
        return namespace;
    }

    private boolean isColumnExpression() {
        return path.subList(path.size() - COLUMN_EXPRESSION.size(), path.size()).equals(COLUMN_EXPRESSION);
    }

    private void open(String element) {
        path.add(element);
        switch (element) {
            case "definitions" -> {
                model = attribute("name");
                namespace = Objects.requireNonNullElse(attribute("namespace"), "");
            }
            case "decision", "businessKnowledgeModel" -> owner = attribute("name");
            case "decisionTable" -> {
                table = attribute("id");
                headings.clear();
            }
            case "output" -> head(OUTPUT, Objects.requireNonNullElse(attribute("name"), String.valueOf(owner)));
            case "annotation" -> head(ANNOTATION, String.valueOf(attribute("name")));
            case "rule" -> {
                row = attribute("id");
                cellsRead.clear();
            }
            case INPUT, OUTPUT, ANNOTATION -> column = heading(element, cellsRead.merge(element, 1, Integer::sum) - 1);
            default -> {
                // Stands where its parent does.
            }
        }
    }

    private void close(String element) {
        if (element.equals("decisionTable")) {
            table = null;
        } else if (element.equals("rule")) {
            row = null;
        } else if (CELLS.contains(element)) {
            column = null;
        }
    }

    private void head(String cell, String name) {
        headings.computeIfAbsent(cell, any -> new ArrayList<>()).add(name);
    }

    private @Nullable String heading(String cell, int index) {
        List<String> names = headings.getOrDefault(cell, List.of());
        return index < names.size() ? names.get(index) : null;
    }

    private @Nullable String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }
}
