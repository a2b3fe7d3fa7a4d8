package org.passerelle.programme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
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
    private final EditionCheck check;
    private final DescribedFacts described;
    private @Nullable Set<String> usedTexts;

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
        this.check = new EditionCheck(description, edition, lines, defects);
        this.described = new DescribedFacts(description, edition.id(), lines, defects);
    }

    /** Returns the edition; null, with defects, when it could not be evaluated. */
    @Nullable
    Edition load(Models models, Citations citations) throws IOException {
        ModelFile root = root();
        check.rules(folder.ruleFiles());
        List<RuleFile> ruleFiles = files.readRules(edition.rules());
        if (root == null || !Defect.areOfWords(defects)) {
            // What stands in a file that cannot be read would seem to be missing wherever it is used.
            return null;
        }
        RuleReader rules = new RuleReader(citations, description.warnings().keySet(), defects);
        Graph graph = graph(root, rules);
        ruleFiles.forEach(rules::read);
        Map<String, List<LegalBasis>> warnings = warnings(citations);
        Signature signature = new Signature(root, edition.decisionService(), types);
        described.checkRelease(signature.facts(), signature.outcomes());
        described.checkDeciding(signature.outcomes());
        List<FindingUnit> units = units(models, ruleFiles, signature, graph);
        Texts texts = texts(rules.rules(), Labels.of(graph, rules.rules().values(), signature));
        DecisionModel model = compile(models, root);
        if (model == null || !Defect.areOfWords(defects)) {
            return null;
        }
        return edition(signature, model, graph, rules.rules(), warnings, units, texts);
    }

    private Edition edition(
            Signature signature,
            DecisionModel model,
            Graph graph,
            Map<String, Rule> rules,
            Map<String, List<LegalBasis>> warnings,
            List<FindingUnit> units,
            Texts texts)
            throws IOException {
        return new Edition(
                description.id(),
                description.provenance(),
                edition.id(),
                new Period(edition.inForceFrom(), edition.inForceTo()),
                described.marked(signature.facts()),
                signature.outcomes(),
                model,
                edition.decisionService(),
                graph,
                rules,
                warnings,
                assumptions(rules),
                description.release(),
                units,
                description.decidingOutcomes(),
                texts,
                files.digest());
    }

    /** Loads the rule units, unless it is unclear what they may look at. */
    private List<FindingUnit> units(Models models, List<RuleFile> ruleFiles, Signature signature, Graph graph) {
        int before = defects.size();
        check.service(signature.root());
        StoreReader stores = new StoreReader(signature.facts(), signature.outcomes(), graph, defects);
        return defects.size() > before
                ? List.of()
                : new UnitLoader(models, description.id(), stores, defects).load(ruleFiles);
    }

    private @Nullable ModelFile root() throws IOException {
        if (files.hasModel(edition.model())) {
            return files.readModel(edition.model());
        }
        check.refuseMissingModel();
        return null;
    }

    private void complain(String pointer, String message) {
        defects.add(new Defect(ProgrammeDescription.FILE, lines.of(pointer), message));
    }

    private Graph graph(ModelFile root, RuleReader rules) {
        Map<String, Graph.Model> models = new LinkedHashMap<>();
        files.models().forEach((namespace, file) -> {
            try {
                Diagram diagram = new DiagramReader(file, files.models()).read();
                models.put(namespace, new GraphReader(file, types, rules, defects).read(diagram));
            } catch (RuntimeException | StackOverflowError fault) {
                // The parser of FEEL breaks on some of what is none.
                String kind = fault.getClass().getSimpleName();
                defects.add(new Defect(file.name(), 0, "An expression or a table cannot be read (" + kind + ")."));
            }
        });
        return new Graph(root.definitions().getNamespace(), models);
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

    private Set<String> assumptions(Map<String, Rule> rules) {
        Set<String> assumptions = new TreeSet<>(described.assumptions());
        rules.values().forEach(rule -> assumptions.addAll(rule.assumptions()));
        return assumptions;
    }

    private Texts texts(Map<String, Rule> rules, Labels labels) throws IOException {
        Set<String> needed = new HashSet<>(assumptions(rules));
        needed.addAll(description.warnings().keySet());
        rules.values().forEach(rule -> Stream.of(rule.id(), rule.reason())
                .filter(key -> key != null && !key.isEmpty())
                .forEach(needed::add));
        if (defects.isEmpty()) {
            Set<String> used = files.quoted();
            List.of(needed, labels.keys(), RuleFile.SEVERITIES).forEach(used::addAll);
            usedTexts = used;
        }
        TextsReader reader = new TextsReader(folder.models(), TextsReader.TEXTS, defects);
        reader.require(needed);
        return new Texts(reader.texts(), labels.read(folder, defects));
    }

    /** Returns the keys that may have a text; empty when a rule that could not be read may use others. */
    Optional<Set<String>> usedTexts() {
        return Optional.ofNullable(usedTexts);
    }

    private @Nullable DecisionModel compile(Models models, ModelFile root) {
        List<ModelFile> modelFiles = List.copyOf(files.models().values());
        DecisionModels compiled = models.models(description.id(), modelFiles, defects);
        if (compiled == null) {
            return null;
        }
        for (ModelFile file : modelFiles) {
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
