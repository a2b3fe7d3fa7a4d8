package org.passerelle.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles rules on findings at run time. */
final class RuleCompiler {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");

    private final List<RuleFile> files;
    private final ClassLoader imports;
    private final List<Defect> defects;

    private RuleCompiler(List<RuleFile> files, ClassLoader imports, List<Defect> defects) {
        this.files = files;
        this.imports = imports;
        this.defects = defects;
    }

    /**
     * Returns a loader of the classes that files of rules declare; null, with defects, when they cannot be compiled.
     *
     * @param parent where rules find the classes that they import
     */
    static @Nullable ClassLoader compile(List<RuleFile> files, ClassLoader parent, List<Defect> defects) {
        if (files.isEmpty()) {
            return parent;
        }
        Set<String> packages = files.stream().map(RuleFile::packageName).collect(Collectors.toSet());
        ClassLoader imports = new RuleClasses(parent, packages, Map.of());
        RuleBuild build = RuleBuild.of(texts(files), imports);
        if (build.complaints().isEmpty()) {
            return new RuleClasses(parent, packages, build.codeByName());
        }
        new RuleCompiler(files, imports, defects).locate(build);
        return null;
    }

    private static Map<String, String> texts(List<RuleFile> files) {
        Map<String, String> textByFile = new LinkedHashMap<>();
        files.forEach(file -> textByFile.put(file.name(), file.text()));
        return textByFile;
    }

    /** The generator stops at some faults and does not say where; so each rule is tried without the others. */
    private void locate(RuleBuild whole) {
        int before = defects.size();
        for (RuleFile file : files) {
            boolean sound = build(file, file.text()).complaints().isEmpty();
            if (!sound && !report(file, 1, file.declarations(), file.declarations())) {
                file.rules().forEach(rule -> report(file, rule.line(), file.only(rule), rule.text(file)));
            }
        }
        if (defects.size() == before) {
            whole.complaints()
                    .forEach(complaint -> defects.add(new Defect(files.get(0).name(), 0, complaint)));
        }
    }

    /** Builds a file with another text, and what other files declare. */
    private RuleBuild build(RuleFile file, String text) {
        Map<String, String> textByFile = new LinkedHashMap<>();
        files.stream()
                .filter(other -> other.packageName().equals(file.packageName()))
                .forEach(other -> textByFile.put(other.name(), other.equals(file) ? text : other.declarations()));
        return RuleBuild.of(textByFile, imports);
    }

    /** Reports what is wrong in a part of a file, which begins on a line; returns whether anything is. */
    private boolean report(RuleFile file, int line, String text, String part) {
        List<Defect> found = build(file, text).complaints().stream()
                .map(complaint -> new Defect(file.name(), line + linesTo(complaint, part), complaint))
                .toList();
        defects.addAll(found);
        return !found.isEmpty();
    }

    /** How many lines of a part stand before the first word of a complaint that occurs in it. */
    private static int linesTo(String complaint, String part) {
        return WORD.matcher(complaint)
                .results()
                .map(word -> Pattern.compile("\\b" + Pattern.quote(word.group()) + "\\b")
                        .matcher(part))
                .filter(place -> place.find())
                .findFirst()
                .map(place -> (int) part.substring(0, place.start())
                        .chars()
                        .filter(each -> each == '\n')
                        .count())
                .orElse(0);
    }
}
