package org.passerelle.draft;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Where the elements of models stand: table, row and column, by id and by line. */
final class ModelPlaces {

    private final Map<String, Place> placeById = new HashMap<>();
    private final Map<String, TreeMap<Integer, Place>> placesByFile = new HashMap<>();

    /**
     * Takes in a model; of one that is not well-formed, what comes before the fault.
     *
     * @param file path in the project
     */
    void add(String file, String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        TreeMap<Integer, Place> places = placesByFile.computeIfAbsent(file, any -> new TreeMap<>());
        try {
            new PlaceReader(file, factory.createXMLStreamReader(new StringReader(text))).read((id, place) -> {
                placeById.putIfAbsent(id, place);
                if (place.line() != null) {
                    // What begins first on a line holds the rest of it.
                    places.putIfAbsent(place.line(), place);
                }
            });
        } catch (XMLStreamException malformed) {
            // The guard has said so.
            return;
        }
    }

    /** Returns the place of an element; empty when there is none with that id. */
    Optional<Place> ofId(@Nullable String id) {
        return Optional.ofNullable(placeById.get(id));
    }

    /**
     * Returns the place of what stands on a line.
     *
     * @param file path in the project
     * @param line from 1; 0 for the whole file
     */
    Place ofLine(String file, int line) {
        Map.Entry<Integer, Place> nearest =
                placesByFile.getOrDefault(file, new TreeMap<>()).floorEntry(line);
        if (line == 0 || nearest == null) {
            return Place.at(file, line);
        }
        Place place = nearest.getValue();
        return new Place(file, line, place.model(), place.table(), place.row(), place.column());
    }
}
