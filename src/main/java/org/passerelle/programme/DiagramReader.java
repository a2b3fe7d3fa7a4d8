package org.passerelle.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.KnowledgeRequirement;
import org.kie.dmn.model.api.dmndi.Bounds;
import org.kie.dmn.model.api.dmndi.DMNEdge;
import org.kie.dmn.model.api.dmndi.DMNShape;
import org.kie.dmn.model.api.dmndi.DiagramElement;

/** Reads the first diagram of a DMN file. What is drawn of no element is left out. */
final class DiagramReader {

    private final ModelFile file;
    private final Map<String, ModelFile> files;
    private final Map<String, Requirement> requirements = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param files the file and those that it imports, by namespace
     */
    DiagramReader(ModelFile file, Map<String, ModelFile> files) {
        this.file = file;
        this.files = files;
        file.definitions().getDrgElement().forEach(this::addRequirements);
    }

    private record Requirement(String from, String to, boolean calls) {}

    private record Element(ModelFile file, DRGElement element) {}

    Diagram read() {
        List<Diagram.Shape> shapes = new ArrayList<>();
        List<Diagram.Line> lines = new ArrayList<>();
        elements().forEach(drawn -> {
            if (drawn instanceof DMNShape shape) {
                Element element = element(shape.getDmnElementRef());
                if (element != null) {
                    shapes.add(shape(element, shape.getBounds()));
                }
            } else if (drawn instanceof DMNEdge edge) {
                Requirement requirement =
                        requirements.get(edge.getDmnElementRef().getLocalPart());
                if (requirement != null) {
                    lines.add(line(requirement, edge));
                }
            }
        });
        shapes.sort(Comparator.comparing(shape -> shape.kind() != Diagram.Kind.SERVICE));
        return new Diagram(file.name(), shapes, lines);
    }

    private Stream<DiagramElement> elements() {
        Definitions definitions = file.definitions();
        return definitions.getDMNDI() == null
                ? Stream.empty()
                : definitions.getDMNDI().getDMNDiagram().stream()
                        .limit(1)
                        .flatMap(diagram -> diagram.getDMNDiagramElement().stream());
    }

    private static Diagram.Shape shape(Element found, Bounds bounds) {
        DRGElement element = found.element();
        return new Diagram.Shape(
                element.getId(),
                element.getName(),
                kind(element),
                element.getDescription(),
                found.file().definitions().getNamespace(),
                new Diagram.Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()));
    }

    private static Diagram.Kind kind(DRGElement element) {
        if (element instanceof Decision) {
            return Diagram.Kind.DECISION;
        } else if (element instanceof BusinessKnowledgeModel) {
            return Diagram.Kind.FUNCTION;
        }
        return element instanceof DecisionService ? Diagram.Kind.SERVICE : Diagram.Kind.INPUT;
    }

    private static Diagram.Line line(Requirement requirement, DMNEdge edge) {
        List<Diagram.Point> points = edge.getWaypoint().stream()
                .map(point -> new Diagram.Point(point.getX(), point.getY()))
                .toList();
        return new Diagram.Line(requirement.from(), requirement.to(), requirement.calls(), points);
    }

    /** Finds what a reference of the diagram names: an element of this file, or, by its prefix, of an imported one. */
    private @Nullable Element element(QName reference) {
        String namespace = file.definitions().getNsContext().get(reference.getPrefix());
        ModelFile other = reference.getPrefix().isEmpty() ? file : files.get(namespace);
        return other == null ? null : element(other, reference.getLocalPart());
    }

    private static @Nullable Element element(ModelFile file, String id) {
        return file.definitions().getDrgElement().stream()
                .filter(DiagramReader::isDrawn)
                .filter(element -> id.equals(element.getId()))
                .map(element -> new Element(file, element))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDrawn(DRGElement element) {
        return element instanceof Decision
                || element instanceof InputData
                || element instanceof BusinessKnowledgeModel
                || element instanceof DecisionService;
    }

    private void addRequirements(DRGElement element) {
        List<InformationRequirement> information =
                element instanceof Decision decision ? decision.getInformationRequirement() : List.of();
        for (InformationRequirement each : information) {
            DMNElementReference needed =
                    each.getRequiredInput() == null ? each.getRequiredDecision() : each.getRequiredInput();
            add(each.getId(), needed, element, false);
        }
        List<KnowledgeRequirement> knowledge = element instanceof Decision decision
                ? decision.getKnowledgeRequirement()
                : element instanceof BusinessKnowledgeModel model ? model.getKnowledgeRequirement() : List.of();
        knowledge.forEach(each -> add(each.getId(), each.getRequiredKnowledge(), element, true));
    }

    private void add(@Nullable String id, DMNElementReference needed, DRGElement by, boolean calls) {
        String href = needed.getHref();
        String namespace = href.substring(0, href.indexOf('#'));
        ModelFile other = namespace.isEmpty() ? file : files.get(namespace);
        Element found = other == null ? null : element(other, href.substring(href.indexOf('#') + 1));
        if (id != null && found != null) {
            requirements.put(id, new Requirement(found.element().getName(), by.getName(), calls));
        }
    }
}
