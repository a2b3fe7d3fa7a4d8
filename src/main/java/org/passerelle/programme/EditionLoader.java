package org.passerelle.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.InputData;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.decision.DecisionModels;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;

/** Loads one edition of a programme folder. */
final class EditionLoader {

    private static final Pattern QUOTED = Pattern.compile("&quot;([^&<]+)&quot;");

    private final ProgrammeFolder folder;
    private final ProgrammeDescription description;
    private final ProgrammeDescription.EditionDescription edition;
    private final List<Defect> defects;
    private final Map<String, ModelFile> filesByNamespace = new LinkedHashMap<>();
    private final Map<String, String> textByFile = new TreeMap<>();

    EditionLoader(
            ProgrammeFolder folder,
            ProgrammeDescription description,
            ProgrammeDescription.EditionDescription edition,
            List<Defect> defects) {
        this.folder = folder;
        this.description = description;
        this.edition = edition;
        this.defects = defects;
    }

    /** Returns the edition; null, with defects, when it cannot be used. */
    @Nullable Edition load(Models models, Citations citations) throws IOException {
        ModelFile root = read(edition.model());
        if (root == null) {
            return null;
        }
        RuleReader rules = new RuleReader(citations, description.warnings().keySet(), defects);
        FactTypes types = new FactTypes(filesByNamespace, defects);
        Map<String, Graph.Model> graph = new LinkedHashMap<>();
        filesByNamespace.forEach((namespace, file) -> graph.put(namespace, new GraphReader(file, types, rules, defects).read()));
        int readable = defects.size();
        List<RuleFile> ruleFiles = ruleFiles();
        if (defects.size() > readable) {
            // The texts of rules that cannot be read would all seem to be orphans.
            return null;
        }
        ruleFiles.forEach(rules::read);
        Map<String, List<LegalBasis>> warnings = warnings(citations);
        Texts texts = texts(rules.rules());
        DecisionModel model = compile(models, root);
        if (!graph.get(root.definitions().getNamespace()).functions().containsKey(edition.decisionService())) {
            defects.add(new Defect(root.name(), 0, "There is no decision service '" + edition.decisionService() + "'."));
        }
        if (model == null || !defects.isEmpty()) {
            return null;
        }
        return new Edition(
                description.id(),
                edition.id(),
                new Period(edition.inForceFrom(), edition.inForceTo()),
                facts(root, types),
                outcomes(root, types),
                model,
                edition.decisionService(),
                new Graph(root.definitions().getNamespace(), graph),
                rules.rules(),
                warnings,
                assumptions(rules.rules()),
                ruleFiles.stream().map(RuleFile::unitClass).toList(),
                description.decidingOutcomes(),
                texts,
                digest());
    }

    /** Reads a model after those that it imports. */
    private @Nullable ModelFile read(String name) throws IOException {
        Path path = folder.models().resolve(name);
        if (!Files.exists(path)) {
            defects.add(new Defect(name, 0, "The file is missing."));
            return null;
        }
        ModelFile file = parse(name, Files.readString(path));
        if (file == null) {
            return null;
        }
        for (Import imported : file.definitions().getImport()) {
            if (!filesByNamespace.containsKey(imported.getNamespace())) {
                read(imported.getLocationURI());
            }
        }
        filesByNamespace.put(file.definitions().getNamespace(), file);
        textByFile.put(name, file.text());
        return file;
    }

    private @Nullable ModelFile parse(String name, String text) {
        try {
            return ModelFile.of(name, text);
        } catch (RuntimeException unreadable) {
            defects.add(new Defect(name, XmlFault.line(text), "The file is not a DMN model: " + XmlFault.message(text)));
            return null;
        }
    }

    private List<RuleFile> ruleFiles() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        for (Path path : folder.ruleFiles()) {
            String name = path.getFileName().toString();
            String text = Files.readString(path);
            textByFile.put(name, text);
            RuleFile file = RuleFile.read(name, text, defects);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private Map<String, List<LegalBasis>> warnings(Citations citations) {
        Map<String, List<LegalBasis>> warnings = new TreeMap<>();
        description.warnings().forEach((code, locators) -> {
            List<String> complaints = new ArrayList<>();
            warnings.put(code, citations.read(locators, complaints));
            complaints.forEach(complaint ->
                    defects.add(new Defect(ProgrammeDescription.FILE, 0, "The warning '" + code + "' " + complaint)));
        });
        return warnings;
    }

    private static Set<String> assumptions(Map<String, Rule> rules) {
        Set<String> assumptions = new TreeSet<>();
        rules.values().forEach(rule -> assumptions.addAll(rule.assumptions()));
        return assumptions;
    }

    private Texts texts(Map<String, Rule> rules) throws IOException {
        Set<String> needed = new HashSet<>(rules.keySet());
        needed.addAll(assumptions(rules));
        needed.addAll(description.warnings().keySet());
        rules.values().forEach(rule -> Stream.ofNullable(rule.reason()).forEach(needed::add));
        Set<String> known = new HashSet<>(RuleFile.SEVERITIES);
        textByFile.values().forEach(text -> QUOTED.matcher(text).results().forEach(found -> known.add(found.group(1))));
        return new TextsReader(folder.models(), defects).check(needed, known);
    }

    private @Nullable DecisionModel compile(Models models, ModelFile root) {
        DecisionModels compiled =
                models.compile(filesByNamespace.values().stream().map(ModelFile::text).toList());
        for (ModelFile file : filesByNamespace.values()) {
            DecisionModel model = compiled.getDecisionModel(file.definitions().getNamespace(), file.definitions().getName());
            for (DMNMessage message : model.getDMNModel().getMessages()) {
                String id = message.getSourceId() == null ? "" : message.getSourceId();
                defects.add(file.defect(id, message.getText()));
            }
        }
        return compiled.getDecisionModel(root.definitions().getNamespace(), root.definitions().getName());
    }

    /** The type of the decision that the service puts out: it gives the outcomes their order. */
    private FactType outcomes(ModelFile root, FactTypes types) {
        for (DRGElement element : root.definitions().getDrgElement()) {
            if (element instanceof DecisionService service && service.getName().equals(edition.decisionService())) {
                FactTypes.Given given = types.of(root, service.getId(), service.getVariable().getTypeRef());
                if (given != null) {
                    return given.type();
                }
            }
        }
        return new Structure(Map.of());
    }

    private static Structure facts(ModelFile root, FactTypes types) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (DRGElement element : root.definitions().getDrgElement()) {
            if (element instanceof InputData input && !input.getName().equals(Edition.DECISION_DATE)) {
                FactTypes.Given given = types.of(root, input.getId(), input.getVariable().getTypeRef());
                if (given != null) {
                    fields.put(input.getName(), new Field(given.type(), given.required(), input.getDescription()));
                }
            }
        }
        return new Structure(fields);
    }

    private String digest() throws IOException {
        for (Path path : folder.otherFiles()) {
            textByFile.put(path.getFileName().toString(), Files.readString(path));
        }
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            textByFile.forEach((name, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                hash.update((name + '\n' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
                hash.update(bytes);
            });
            return "sha256:" + HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
