package org.passerelle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;

/** Facts as the service reads them. */
public final class TypedFacts {

    private TypedFacts() {}

    /** Returns the facts of an edition by name, null where not known. They must be acceptable. */
    public static Map<String, Object> of(Edition edition, JsonNode given) {
        Reading reading = FactReader.read(given, edition.facts(), "/facts");
        Map<String, Object> facts = new LinkedHashMap<>();
        ((Map<?, ?>) ((Reading.Accepted) reading).value()).forEach((name, value) -> facts.put((String) name, value));
        return facts;
    }
}
