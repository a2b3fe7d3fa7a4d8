package org.passerelle.programme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.InputData;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;

/**
 * What the root model takes and yields.
 *
 * @param root the model
 * @param service name of its decision service
 * @param types where its types come from
 */
record Signature(ModelFile root, String service, FactTypes types) {

    /** The inputs of the model but the decision date. */
    Structure facts() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (DRGElement element : root.definitions().getDrgElement()) {
            if (element instanceof InputData input && !input.getName().equals(Edition.DECISION_DATE)) {
                QName type =
                        input.getVariable() == null ? null : input.getVariable().getTypeRef();
                FactTypes.Given given = types.of(root, input.getId(), type);
                if (given != null) {
                    String description = Objects.requireNonNullElse(input.getDescription(), "");
                    fields.put(input.getName(), new Field(given.type(), given.required(), description));
                }
            }
        }
        return new Structure(fields);
    }

    /** The type of the decision that the service puts out: it gives the outcomes their order. */
    FactType outcomes() {
        for (DRGElement element : root.definitions().getDrgElement()) {
            if (element instanceof DecisionService candidate
                    && candidate.getName().equals(service)) {
                FactTypes.Given given = types.of(
                        root, candidate.getId(), candidate.getVariable().getTypeRef());
                if (given != null) {
                    return given.type();
                }
            }
        }
        return new Structure(Map.of());
    }
}
