package org.passerelle.workbench;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.analysis.words.RuleWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Rule;

/**
 * What a search finds in a programme.
 *
 * @param rules the rows and rules that hold every word, in the order of the models
 */
record Search(Programme programme, List<RuleWords> rules) {

    /** Name of the query parameter that says what is searched for. */
    static final String QUERY = "q";

    /**
     * Searches the ids, sentences, cells, legal bases and annotations of an edition.
     *
     * @param sought words, all of which must occur, in any letter case
     */
    static Search of(Programme programme, Words words, String sought) {
        String[] parts = lower(sought.strip()).split("\\s+", -1);
        List<RuleWords> found = words.edition().rules().values().stream()
                .map(rule -> RuleWords.of(rule, words))
                .filter(rule -> holds(content(rule), parts))
                .toList();
        return new Search(programme, found);
    }

    private static boolean holds(String content, String[] parts) {
        return Stream.of(parts).allMatch(content::contains);
    }

    private static String content(RuleWords content) {
        Rule rule = content.rule();
        Words words = content.words();
        Stream<String> cells = Stream.of(content.cells(), content.results())
                .flatMap(Collection::stream)
                .flatMap(cell -> Stream.of(cell.name(), cell.words(), cell.expression(), cell.written()));
        Stream<String> annotations = Stream.of(
                        rule.legalBasis().stream().map(LegalBasis::locator),
                        Stream.ofNullable(rule.reason()),
                        rule.assumptions().stream(),
                        rule.warnings().stream())
                .flatMap(each -> each);
        Stream<String> names = Stream.of(rule.id(), content.sentence(), rule.decision(), words.name(rule.decision()));
        return lower(Stream.of(names, cells, annotations).flatMap(each -> each).collect(Collectors.joining("\n")));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Returns an address with a query. */
    static URI query(UriBuilder address, String sought) {
        // As a template, a text with braces would be taken for one.
        return address.queryParam(QUERY, "{sought}").build(sought);
    }
}
