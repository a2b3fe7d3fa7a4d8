package org.passerelle.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.decision.DecisionModel;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Structure;

/**
 * The rules of a programme as they are in force during a period.
 *
 * @param programme identifier of the programme
 * @param provenance what the tables of the programme rest on
 * @param id identifier of the edition
 * @param inForce when it is in force
 * @param facts type of the facts: the inputs of the root model but the decision date
 * @param outcomes type of what its decision service puts out
 * @param model the root model, ready to be evaluated
 * @param decisionService name of its decision service, whose only output decision yields the outcomes
 * @param graph what the models say, for explanation and analysis
 * @param rules every row and rule by id, in the order of the files
 * @param warnings legal basis by warning code
 * @param assumptions identifiers of all assumptions
 * @param release what the person must have released before it may be sent; null when nothing is known of that
 * @param units the rule units on findings
 * @param decidingOutcomes paths of the outcomes that count when a fact is missing
 * @param texts the sentences of the programme
 * @param digest "sha256:" and the hash over everything that decides
 */
public record Edition(
        String programme,
        Provenance provenance,
        String id,
        Period inForce,
        Structure facts,
        FactType outcomes,
        DecisionModel model,
        String decisionService,
        Graph graph,
        Map<String, Rule> rules,
        Map<String, List<LegalBasis>> warnings,
        Set<String> assumptions,
        @Nullable Release release,
        List<FindingUnit> units,
        List<String> decidingOutcomes,
        Texts texts,
        String digest) {

    /** Name of the input that holds the day of the decision; the caller gives it beside the facts. */
    public static final String DECISION_DATE = "decisionDate";

    /** Name under which rules on findings see the outcomes, beside the facts. */
    public static final String OUTCOMES = "outcomes";

    /** Returns the same rules, in force during another period. */
    public Edition during(Period other) {
        return new Edition(
                programme,
                provenance,
                id,
                other,
                facts,
                outcomes,
                model,
                decisionService,
                graph,
                rules,
                warnings,
                assumptions,
                release,
                units,
                decidingOutcomes,
                texts,
                digest);
    }
}
