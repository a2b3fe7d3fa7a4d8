package org.passerelle.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A DRL file as read.
 *
 * @param name file name
 * @param text its whole text
 * @param packageName its package
 * @param unit name of its rule unit, which it declares
 * @param unitLine line, from 1, on which the unit is declared
 * @param types properties by declared type, the unit's among them
 * @param rules in the order of the file
 */
record RuleFile(
        String name,
        String text,
        String packageName,
        String unit,
        int unitLine,
        Map<String, List<Property>> types,
        List<Written> rules) {

    static final List<String> SEVERITIES = List.of("ERROR", "WARNING", "REMINDER", "NOTICE");

    /**
     * A property of a declared type.
     *
     * @param owner name of the type
     * @param type its own type as written
     * @param line from 1
     * @param initialised whether it has a value to begin with
     */
    record Property(String owner, String name, String type, int line, boolean initialised) {}

    /**
     * A rule as written.
     *
     * @param line from 1
     * @param start index of its first character
     * @param end index after its last
     */
    record Written(
            String name,
            int line,
            int start,
            int end,
            String conditions,
            String legalBasis,
            String assumptions,
            @Nullable String severity) {

        String text(RuleFile file) {
            return file.text().substring(start, end);
        }
    }

    /** Returns the file; null, with a defect, when it cannot be parsed. */
    static @Nullable RuleFile read(String name, String text, List<Defect> defects) {
        // Not the parser for DRL10: it guesses on after a syntax error and reports none.
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = parse(parser, text);
        parser.getErrors()
                .forEach(error -> defects.add(
                        new Defect(name, error.getLines().length > 0 ? error.getLines()[0] : 0, error.getMessage())));
        if (parsed == null || parser.hasErrors()) {
            return null;
        }
        if (parsed.getUnit() == null) {
            defects.add(new Defect(name, 0, "The file declares no rule unit."));
            return null;
        }
        String unit = parsed.getUnit().getTarget();
        for (TypeDeclarationDescr type : parsed.getTypeDeclarations()) {
            if (type.getTypeName().equals(unit)) {
                return of(name, text, parsed, type);
            }
        }
        defects.add(new Defect(name, 0, "The file does not declare its rule unit '" + unit + "'."));
        return null;
    }

    private static RuleFile of(String name, String text, PackageDescr parsed, TypeDeclarationDescr unit) {
        Map<String, List<Property>> types = new LinkedHashMap<>();
        for (TypeDeclarationDescr type : parsed.getTypeDeclarations()) {
            types.put(type.getTypeName(), properties(type));
        }
        List<Written> rules =
                parsed.getRules().stream().map(rule -> written(rule, text)).toList();
        return new RuleFile(name, text, parsed.getNamespace(), unit.getTypeName(), unit.getLine(), types, rules);
    }

    private static List<Property> properties(TypeDeclarationDescr type) {
        return type.getFields().values().stream()
                .map(field -> new Property(
                        type.getTypeName(),
                        field.getFieldName(),
                        field.getPattern().getObjectType().replace(" ", ""),
                        field.getLine(),
                        field.getInitExpr() != null))
                .toList();
    }

    private static @Nullable PackageDescr parse(DrlParser parser, String text) {
        try {
            return parser.parse(true, text);
        } catch (DroolsParserException unreadable) {
            // The parser keeps the reason among its errors, which are reported.
            return null;
        }
    }

    private static Written written(RuleDescr rule, String text) {
        String severity = annotation(rule, "Severity");
        return new Written(
                rule.getName(),
                rule.getLine(),
                rule.getStartCharacter(),
                rule.getEndCharacter() + 1,
                conditions(text, rule.getName()),
                annotation(rule, "LegalBasis"),
                annotation(rule, "Assumption").isEmpty() ? "-" : annotation(rule, "Assumption"),
                SEVERITIES.contains(severity) ? severity : null);
    }

    private static String annotation(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        Object value = annotation == null ? null : annotation.getSingleValue();
        return value == null ? "" : value.toString().replaceAll("^\"|\"$", "").strip();
    }

    /** What stands between "when" and "then" of a rule. */
    private static String conditions(String text, String rule) {
        int start = text.indexOf("rule \"" + rule + "\"");
        int when = text.indexOf("\nwhen", start) + "\nwhen".length();
        int then = text.indexOf("\nthen", when);
        return start < 0 || then < 0
                ? ""
                : text.substring(when, then).stripIndent().strip();
    }

    /** Returns the qualified name of the unit. */
    String unitClass() {
        return packageName + "." + unit;
    }

    /** Returns the line, from 1, on which the package is named. */
    int packageLine() {
        int position = Pattern.compile("(?m)^\\s*package\\s")
                .matcher(text)
                .results()
                .mapToInt(found -> found.end())
                .findFirst()
                .orElse(0);
        return (int) text.substring(0, position).lines().count();
    }

    List<Property> unitProperties() {
        return types.getOrDefault(unit, List.of());
    }

    /** Returns the text without its rules, every line where it was, but with one that says nothing: no rule makes no unit. */
    String declarations() {
        return without(rules) + " rule \"none\" when then end";
    }

    /** Returns the text with one of its rules only, every line where it was. */
    String only(Written kept) {
        return without(rules.stream().filter(rule -> !rule.equals(kept)).toList());
    }

    private String without(List<Written> left) {
        StringBuilder kept = new StringBuilder(text);
        for (Written rule : left) {
            kept.replace(rule.start(), rule.end(), rule.text(this).replaceAll("[^\\n]", " "));
        }
        return kept.toString();
    }
}
