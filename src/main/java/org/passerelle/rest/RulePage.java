package org.passerelle.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.RuleWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;
import org.passerelle.scenario.ScenarioHits;

/**
 * The page of a row or rule, for those who read the law.
 *
 * @param hits the scenarios that hit it
 */
record RulePage(Programme programme, RuleWords content, List<ScenarioHits.Hit> hits) implements Page {

    private static final int SHOWN_AT_ONCE = 10;

    static RulePage of(Programme programme, Rule rule, List<ScenarioHits.Hit> hits, Words words) {
        return new RulePage(programme, RuleWords.of(rule, words), hits);
    }

    @Override
    public Words words() {
        return content.words();
    }

    public Rule rule() {
        return content.rule();
    }

    private @Nullable Table table() {
        return content.table();
    }

    @Override
    public String template() {
        return "rule";
    }

    /** Returns a rule on findings as written; null for a row. */
    @Nullable
    public String written() {
        return table() == null ? rule().conditions().get(0).test() : null;
    }

    /** Returns whether rows above this one go before it. */
    public boolean isRanked() {
        Table table = table();
        return table != null && table.hitPolicy() == Table.HitPolicy.FIRST && place() > 0;
    }

    private int place() {
        return siblings().indexOf(rule().id());
    }

    /** Returns the rows of the same table, or the rules of the same unit. */
    private List<String> siblings() {
        Table table = table();
        Rule rule = rule();
        return table != null
                ? table.rows().stream().map(Table.Row::id).toList()
                : words().edition().rules().values().stream()
                        .filter(each ->
                                each.kind() == rule.kind() && each.decision().equals(rule.decision()))
                        .map(Rule::id)
                        .toList();
    }

    @Nullable
    public String previous() {
        return place() == 0 ? null : siblings().get(place() - 1);
    }

    @Nullable
    public String next() {
        return place() == siblings().size() - 1 ? null : siblings().get(place() + 1);
    }

    /** Returns the mark of the table or unit in the list of rules. */
    public String group() {
        Table table = table();
        return table == null ? rule().decision() : table.id();
    }

    /** Returns how many scenarios hit the rule, in words. */
    public String counted() {
        return words().text("hits", Map.of("number", String.valueOf(hits.size())));
    }

    public boolean isShort() {
        return hits.size() <= SHOWN_AT_ONCE;
    }
}
