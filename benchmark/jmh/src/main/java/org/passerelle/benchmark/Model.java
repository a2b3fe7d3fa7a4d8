package org.passerelle.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.Definitions;

/**
 * A model that engines are compared by, the same for each.
 *
 * @param dmn the text of the file; one decision service in it puts out every decision
 * @param decision name of the decision that requires all others
 */
record Model(String dmn, String decision) {

    /** The coaching of the canton of Valais, in eight tables. */
    static final Model CASE = new Model(file("/coaching-case.dmn"), "outcome");

    private static final String LOOK_UP = file("/look-up.dmn");
    private static final String ROW = "<rule><inputEntry><text>\"%s\"</text></inputEntry>"
            + "<outputEntry><text>\"%s\"</text></outputEntry></rule>%n";

    /** Returns a table that says who pays a measure, by its code. */
    static Model lookUp(int rows) {
        String table = payers(rows).entrySet().stream()
                .map(row -> ROW.formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining());
        return new Model(LOOK_UP.replace("<!-- rows -->", table), "payer");
    }

    /** Returns what the table says. */
    static Map<String, String> payers(int rows) {
        List<String> payers = List.of("LACI", "LEMC", "LIAS");
        return IntStream.range(0, rows)
                .boxed()
                .collect(Collectors.toMap(
                        "MEASURE_%05d"::formatted,
                        row -> payers.get(row % payers.size()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Returns the elements of a kind, in the order of the file. */
    <T> Stream<T> elements(Class<T> kind) {
        return definitions().getDrgElement().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Returns the name of the decision service. */
    String service() {
        return elements(DecisionService.class).findFirst().orElseThrow().getName();
    }

    private Definitions definitions() {
        return DMNMarshallerFactory.newDefaultMarshaller().unmarshal(new StringReader(dmn));
    }

    private static String file(String name) {
        try (InputStream file = Model.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
