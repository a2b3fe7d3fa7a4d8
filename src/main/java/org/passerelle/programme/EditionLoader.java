package org.passerelle.programme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DecisionService;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.decision.DecisionModels;

/** Loads one edition of a programme folder. */
final class EditionLoader {

    private final ProgrammeFolder folder;
    private final ProgrammeDescription description;
    private final ProgrammeDescription.EditionDescription edition;
    private final YamlLines lines;
    private final List<Defect> defects;
    private final EditionFiles files;
    private final FactTypes types;

    EditionLoader(
            ProgrammeFolder folder,
            ProgrammeDescription description,
            ProgrammeDescription.EditionDescription edition,
            YamlLines lines,
            List<Defect> defects) {
        this.folder = folder;
        this.description = description;
        this.edition = edition;
        this.lines = lines;
        this.defects = defects;
        this.files = new EditionFiles(folder, defects);
        this.types = new FactTypes(files.models(), defects);
    }

    /** Returns the edition; null, with defects, when it cannot be used. */
    @Nullable
    Edition load(Models models, Citations citations) throws IOException {
        ModelFile root = root();
        List<RuleFile> ruleFiles = files.readRules();
        if (root == null || !defects.isEmpty()) {
            // What stands in a file that cannot be read would seem to be missing wherever it is used.
            return null;
        }
        RuleReader rules = new RuleReader(citations, description.warnings().keySet(), defects);
        checkService(root);
        Graph graph = graph(root, rules);
        ruleFiles.forEach(rules::read);
        Map<String, List<LegalBasis>> warnings = warnings(citations);
        Texts texts = texts(rules.rules());
        DecisionModel model = compile(models, root);
        if (!defects.isEmpty()) {
            return null;
        }
        List<String> units = ruleFiles.stream().map(RuleFile::unitClass).toList();
        return edition(root, model, graph, rules.rules(), warnings, units, texts);
    }

    private Edition edition(
            ModelFile root,
            DecisionModel model,
            Graph graph,
            Map<String, Rule> rules,
            Map<String, List<LegalBasis>> warnings,
            List<String> units,
            Texts texts)
            throws IOException {
        Signature signature = new Signature(root, edition.decisionService(), types);
        return new Edition(
                description.id(),
                edition.id(),
                new Period(edition.inForceFrom(), edition.inForceTo()),
                signature.facts(),
                signature.outcomes(),
                model,
                edition.decisionService(),
                graph,
                rules,
                warnings,
                assumptions(rules),
                units,
                description.decidingOutcomes(),
                texts,
                files.digest());
    }

    private @Nullable ModelFile root() throws IOException {
        if (files.hasModel(edition.model())) {
            return files.readModel(edition.model());
        }
        String pointer = "/editions/" + description.editions().indexOf(edition) + "/model";
        complain(pointer, "The model '" + edition.model() + "' of the edition '" + edition.id() + "' is missing.");
        return null;
    }

    private void complain(String pointer, String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, lines.of(pointer), message));
    }

    private Graph graph(ModelFile root, RuleReader rules) {
        Map<String, Graph.Model> models = new LinkedHashMap<>();
        files.models()
                .forEach((namespace, file) ->
                        models.put(namespace, new GraphReader(file, types, rules, defects).read()));
        return new Graph(root.definitions().getNamespace(), models);
    }

    private void checkService(ModelFile root) {
        boolean served = root.definitions().getDrgElement().stream()
                .anyMatch(element ->
                        element instanceof DecisionService && element.getName().equals(edition.decisionService()));
        if (!served) {
            String pointer = "/editions/" + description.editions().indexOf(edition) + "/decisionService";
            complain(
                    pointer,
                    "There is no decision service '" + edition.decisionService() + "' in " + root.name() + ".");
        }
    }

    private Map<String, List<LegalBasis>> warnings(Citations citations) {
        Map<String, List<LegalBasis>> warnings = new TreeMap<>();
        description.warnings().forEach((code, locators) -> {
            List<String> complaints = new ArrayList<>();
            warnings.put(code, citations.read(locators, complaints));
            complaints.forEach(complaint -> complain("/warnings/" + code, "The warning '" + code + "' " + complaint));
        });
        return warnings;
    }

    private static Set<String> assumptions(Map<String, Rule> rules) {
        Set<String> assumptions = new TreeSet<>();
        rules.values().forEach(rule -> assumptions.addAll(rule.assumptions()));
        return assumptions;
    }

    private Texts texts(Map<String, Rule> rules) throws IOException {
        Set<String> needed = new HashSet<>(assumptions(rules));
        needed.addAll(description.warnings().keySet());
        rules.values().forEach(rule -> Stream.of(rule.id(), rule.reason())
                .filter(key -> key != null && !key.isEmpty())
                .forEach(needed::add));
        boolean complete = defects.isEmpty();
        TextsReader reader = new TextsReader(folder.models(), defects);
        reader.require(needed);
        if (complete) {
            // The texts of a rule that could not be read would seem to belong to none.
            Set<String> known = files.quoted();
            known.addAll(needed);
            known.addAll(RuleFile.SEVERITIES);
            reader.refuseAllBut(known);
        }
        return reader.texts();
    }

    private DecisionModel compile(Models models, ModelFile root) {
        DecisionModels compiled = models.compile(
                files.models().values().stream().map(ModelFile::text).toList());
        for (ModelFile file : files.models().values()) {
            DecisionModel model = compiled.getDecisionModel(
                    file.definitions().getNamespace(), file.definitions().getName());
            for (DMNMessage message : model.getDMNModel().getMessages()) {
                String id = message.getSourceId() == null ? "" : message.getSourceId();
                defects.add(file.defect(id, message.getText()));
            }
        }
        return compiled.getDecisionModel(
                root.definitions().getNamespace(), root.definitions().getName());
    }
}
