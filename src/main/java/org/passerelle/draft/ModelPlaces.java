package org.passerelle.draft;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.passerelle.programme.Graph;

/** Where the elements of models stand: table, row and column, by id and by line. */
final class ModelPlaces {

    private final Map<String, List<Place>> placesById = new HashMap<>();
    private final Map<String, TreeMap<Integer, Place>> placesByFile = new HashMap<>();
    private final Map<String, String> namespaceByFile = new HashMap<>();

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
            PlaceReader reader = new PlaceReader(file, factory.createXMLStreamReader(new StringReader(text)));
            reader.read((id, place) -> {
                placesById.computeIfAbsent(id, any -> new ArrayList<>()).add(place);
                if (place.line() != null) {
                    // What begins first on a line holds the rest of it.
                    places.putIfAbsent(place.line(), place);
                }
            });
            namespaceByFile.put(file, reader.namespace());
        } catch (XMLStreamException malformed) {
            // The guard has said so.
            return;
        }
    }

    /** Returns the place of an element, in the model that was taken in first; empty when there is none with that id. */
    Optional<Place> ofId(String id) {
        return placesById.getOrDefault(id, List.of()).stream().findFirst();
    }

    /** Returns the place of an element in one of the models of an edition: editions share ids. */
    Optional<Place> ofId(String id, Graph graph) {
        return placesById.getOrDefault(id, List.of()).stream()
                .filter(place -> graph.models().containsKey(namespaceByFile.get(place.file())))
                .findFirst();
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
