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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.Import;

/** The files that one edition is made of, as read. */
final class EditionFiles {

    private static final Pattern QUOTED = Pattern.compile("&quot;([^&<]+)&quot;");

    private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\\\x00]+");

    private final ProgrammeFolder folder;
    private final List<Defect> defects;
    private final Map<String, ModelFile> models = new LinkedHashMap<>();
    private final Map<String, String> textByFile = new TreeMap<>();

    EditionFiles(ProgrammeFolder folder, List<Defect> defects) {
        this.folder = folder;
        this.defects = defects;
    }

    /** Returns the models that were read, by namespace, each after those that it imports. */
    Map<String, ModelFile> models() {
        return models;
    }

    /** Returns whether the folder itself holds a model: names that lead out of it are none. */
    boolean hasModel(@Nullable String name) {
        return name != null
                && PLAIN_NAME.matcher(name).matches()
                && Files.isRegularFile(folder.models().resolve(name));
    }

    /** Reads a model that exists, after those that it imports; returns null, with a defect, when it is no model. */
    @Nullable
    ModelFile readModel(String name) throws IOException {
        String text = Files.readString(folder.models().resolve(name));
        textByFile.put(name, text);
        ModelFile file = parse(name, text);
        if (file == null) {
            return null;
        }
        for (Import imported : file.definitions().getImport()) {
            String location = imported.getLocationURI();
            if (name.equals(location)) {
                defects.add(file.defect(imported.getId(), "The model imports itself."));
            } else if (!hasModel(location)) {
                defects.add(file.defect(imported.getId(), "The imported file '" + location + "' is missing."));
            } else if (!textByFile.containsKey(location)) {
                readModel(location);
            }
        }
        ModelFile other = models.put(file.definitions().getNamespace(), file);
        if (other != null) {
            String id = file.definitions().getId();
            defects.add(file.defect(id, "The model has the namespace of " + other.name() + "; it needs its own."));
        }
        return file;
    }

    private @Nullable ModelFile parse(String name, String text) {
        ModelFile file = ModelFile.of(name, text);
        if (file == null) {
            defects.add(new Defect(
                    Defect.Kind.XML,
                    name,
                    XmlFault.line(text),
                    "The file is not a DMN model: " + XmlFault.message(text)));
        }
        return file;
    }

    /**
     * Returns the files of rules on findings but those, with defects, that cannot be parsed.
     *
     * @param names those that the edition names; null for all in the folder
     */
    List<RuleFile> readRules(@Nullable List<String> names) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        for (Path path : folder.ruleFiles()) {
            String name = path.getFileName().toString();
            if (names != null && !names.contains(name)) {
                continue;
            }
            String text = Files.readString(path);
            textByFile.put(name, text);
            RuleFile file = RuleFile.read(name, text, defects);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    /** Returns every text that the models write in quotes: the codes that may have a text of their own. */
    Set<String> quoted() {
        Set<String> quoted = new HashSet<>();
        models.values()
                .forEach(file -> QUOTED.matcher(file.text()).results().forEach(found -> quoted.add(found.group(1))));
        return quoted;
    }

    /** Returns "sha256:" and the hash over all files, names included. */
    String digest() throws IOException {
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
