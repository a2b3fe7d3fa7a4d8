package org.passerelle.programme;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A DRL file as read.
 *
 * @param name file name
 * @param text its whole text
 * @param unitClass qualified name of its rule unit
 * @param rules in the order of the file
 */
record RuleFile(String name, String text, String unitClass, List<Written> rules) {

    static final List<String> SEVERITIES = List.of("ERROR", "WARNING", "REMINDER", "NOTICE");

    /** A rule as written. */
    record Written(
            String name,
            int line,
            String conditions,
            String legalBasis,
            String assumptions,
            @Nullable String severity) {}

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
        List<Written> rules = new ArrayList<>();
        for (RuleDescr rule : parsed.getRules()) {
            rules.add(written(rule, text));
        }
        return new RuleFile(
                name, text, parsed.getNamespace() + "." + parsed.getUnit().getTarget(), rules);
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
        int when = text.indexOf("when", start) + "when".length();
        int then = text.indexOf("\nthen", when);
        return start < 0 || then < 0
                ? ""
                : text.substring(when, then).stripIndent().strip();
    }

    String unit() {
        return unitClass.substring(unitClass.lastIndexOf('.') + 1);
    }
}
