package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.AuthorityRequirement;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.FunctionDefinition;
import org.kie.dmn.model.api.FunctionKind;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.KnowledgeRequirement;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.UnaryTests;
import org.kie.dmn.model.api.dmndi.DMNEdge;
import org.kie.dmn.model.api.dmndi.DMNShape;

/** Checks one model against our conventions. */
final class Conventions {

    private static final Pattern DECISION_RECORD = Pattern.compile("\\bADR\\b");
    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern IMPURE =
            Pattern.compile("\\b(today|now)\\s*\\(|\\bfunction\\s*\\([^)]*\\)\\s*external\\b");

    private final ModelSource source;
    private final Set<String> shown = new HashSet<>();
    private final List<ModelFinding> findings = new ArrayList<>();

    Conventions(ModelSource source) {
        this.source = source;
    }

    List<ModelFinding> findings() {
        readDiagrams();
        source.forEach(element -> {
            if (element instanceof DMNElement identified) {
                checkId(identified);
            }
            if (element instanceof DecisionTable table && table.getHitPolicy() == HitPolicy.FIRST) {
                checkReason(table);
            }
            checkPurity(element);
            if (isDrawn(element) && !shown.contains(idOf(element))) {
                add(ModelCheck.NOT_IN_DIAGRAM, element, "No diagram shows it.");
            }
        });
        return findings;
    }

    private void readDiagrams() {
        if (source.definitions().getDMNDI() != null) {
            source.definitions().getDMNDI().getDMNDiagram().stream()
                    .flatMap(diagram -> diagram.getDMNDiagramElement().stream())
                    .forEach(element -> {
                        if (element instanceof DMNShape shape) {
                            shown.add(shape.getDmnElementRef().getLocalPart());
                        } else if (element instanceof DMNEdge edge) {
                            shown.add(edge.getDmnElementRef().getLocalPart());
                        }
                    });
        }
    }

    private void checkId(DMNElement element) {
        if (element.getId() == null || element.getId().isBlank()) {
            String kind = element.getClass().getSimpleName().replaceFirst("^T", "");
            DMNModelInstrumentedBase parent = element.getParent();
            add(ModelCheck.MISSING_ID, parent == null ? element : parent, "A " + kind + " in it has no id.");
        } else if ((element instanceof InputClause || element instanceof OutputClause)
                && element.getId().contains(".")) {
            add(
                    ModelCheck.DOTTED_COLUMN_ID,
                    element,
                    "The KIE editor leaves the cells of a column empty whose id has a dot.");
        }
    }

    private void checkReason(DecisionTable table) {
        String description = table.getParentDRDElement() instanceof DMNElement owner ? owner.getDescription() : "";
        if (!DECISION_RECORD
                .matcher(Objects.requireNonNullElse(description, ""))
                .find()) {
            add(
                    ModelCheck.UNEXPLAINED_FIRST,
                    table,
                    "The order of the rows counts; cite the ADR that says why in the description.");
        }
    }

    private void checkPurity(DMNModelInstrumentedBase element) {
        String feel = element instanceof LiteralExpression literal
                ? literal.getText()
                : element instanceof UnaryTests tests ? tests.getText() : null;
        boolean impure = feel != null
                && IMPURE.matcher(TEXT.matcher(feel).replaceAll("")).find();
        boolean foreign = element instanceof FunctionDefinition function && function.getKind() != FunctionKind.FEEL;
        if (impure || foreign) {
            add(ModelCheck.IMPURE_EXPRESSION, element, "It reads the clock or calls code outside FEEL.");
        }
    }

    private static boolean isDrawn(DMNModelInstrumentedBase element) {
        return element instanceof DRGElement
                || element instanceof InformationRequirement
                || element instanceof KnowledgeRequirement
                || element instanceof AuthorityRequirement;
    }

    private void add(String type, DMNModelInstrumentedBase element, String message) {
        findings.add(new ModelFinding(type, idOf(element), message));
    }

    /** The id of an element, or of the nearest above it that has one. */
    private String idOf(DMNModelInstrumentedBase element) {
        for (DMNModelInstrumentedBase at = element; at != null; at = at.getParent()) {
            if (at instanceof DMNElement identified
                    && identified.getId() != null
                    && !identified.getId().isBlank()) {
                return identified.getId();
            }
        }
        return source.name();
    }
}
