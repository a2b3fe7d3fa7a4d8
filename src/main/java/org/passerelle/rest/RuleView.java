package org.passerelle.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Explanation;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Texts;

/** A row or rule as written, with its legal basis and its texts in every language. */
record RuleView(
        String id,
        String decision,
        Rule.Kind kind,
        @Nullable String severity,
        List<Rule.Condition> conditions,
        List<Rule.Output> outputs,
        @Nullable String reason,
        List<String> assumptions,
        List<String> warnings,
        List<Explanation.Citation> legalBasis,
        Map<String, String> texts) {

    static RuleView of(Rule rule, Edition edition, Locale language) {
        Map<String, String> texts = new LinkedHashMap<>();
        Texts.LANGUAGES.forEach(
                each -> texts.put(each.getLanguage(), edition.texts().text(rule.id(), each, Map.of())));
        return new RuleView(
                rule.id(),
                rule.decision(),
                rule.kind(),
                rule.severity(),
                rule.conditions(),
                rule.outputs(),
                rule.reason(),
                rule.assumptions(),
                rule.warnings(),
                Explainer.citations(rule.legalBasis(), language),
                texts);
    }
}
