package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.passerelle.explain.Explanation.Assumption;
import org.passerelle.explain.Explanation.Citation;
import org.passerelle.explain.Explanation.Reason;
import org.passerelle.explain.Explanation.Warning;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Edition;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Provenance;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Texts;

/** What an edition says of its rules, in one language. */
final class Wording {

    /** The warning of every answer that rests on reports, whether or not the programme thinks of it. */
    private static final String REPORTED = "REPORTED_NOT_NORMATIVE";

    private final Texts texts;
    private final Locale language;
    private final Map<String, String> sentences = new HashMap<>();
    private final Map<String, List<Citation>> citations = new HashMap<>();
    private final Map<String, Assumption> assumptions = new HashMap<>();
    private final Map<String, Warning> warnings = new HashMap<>();
    private final List<Warning> always = new ArrayList<>();

    Wording(Edition edition, Locale language) {
        this.texts = edition.texts();
        this.language = language;
        for (Rule rule : edition.rules().values()) {
            sentences.put(rule.id(), text(rule.id()));
            citations.put(rule.id(), known(rule.legalBasis()));
            rule.assumptions().forEach(id -> assumptions.put(id, new Assumption(id, text(id))));
            rule.warnings().forEach(code -> warnings.put(code, warning(code, edition)));
        }
        if (edition.provenance() == Provenance.REPORTED) {
            String text = Messages.text("warning." + REPORTED, language, Map.of());
            always.add(new Warning(REPORTED, text, List.of()));
        }
    }

    /** Returns legal bases with the title of their source in a language. */
    static List<Citation> citations(List<LegalBasis> bases, Locale language) {
        return bases.stream()
                .map(basis -> new Citation(
                        basis.source().id(), basis.locator(), basis.source().title(language)))
                .toList();
    }

    private String text(String key) {
        return QuotedText.known(texts.text(key, language, Map.of()));
    }

    private Warning warning(String code, Edition edition) {
        List<LegalBasis> bases = edition.warnings().getOrDefault(code, List.of());
        return new Warning(code, text(code), known(bases));
    }

    /** Returns legal bases of a rule, of whose titles is kept how JSON has them. */
    private List<Citation> known(List<LegalBasis> bases) {
        List<Citation> citations = citations(bases, language);
        citations.forEach(citation -> QuotedText.known(citation.title()));
        return citations;
    }

    /**
     * Returns a reason in words.
     *
     * @param facts JSON pointers of the facts
     */
    Reason reason(Cause cause, List<String> facts) {
        Rule rule = cause.row().rule();
        return new Reason(
                rule.id(),
                rule.decision(),
                rule.reason(),
                sentence(cause),
                Objects.requireNonNull(citations.get(rule.id())),
                facts);
    }

    private String sentence(Cause cause) {
        String id = cause.row().rule().id();
        String sentence = Objects.requireNonNull(sentences.get(id));
        if (sentence.indexOf('{') < 0) {
            return sentence;
        }
        Map<String, String> arguments = new HashMap<>();
        cause.visit().consultation().variables().get().forEach((name, value) -> {
            if (value instanceof String text) {
                arguments.put(name, text);
            }
        });
        return texts.text(id, language, arguments);
    }

    /** Returns the assumptions of rules, by id. */
    List<Assumption> assumptions(Iterable<Rule> rules) {
        TreeMap<String, Assumption> relied = new TreeMap<>();
        for (Rule rule : rules) {
            rule.assumptions().forEach(id -> relied.put(id, assumptions.get(id)));
        }
        return List.copyOf(relied.values());
    }

    /** Returns the warnings of rules, by code, after those that always hold. */
    List<Warning> warnings(Iterable<Rule> rules) {
        TreeMap<String, Warning> raised = new TreeMap<>();
        for (Rule rule : rules) {
            rule.warnings().forEach(code -> raised.put(code, warnings.get(code)));
        }
        List<Warning> all = new ArrayList<>(always);
        all.addAll(raised.values());
        return all;
    }
}
