package org.passerelle.workbench;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.analysis.words.RuleWords;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Provenance;
import org.passerelle.programme.Table;
import org.passerelle.programme.Texts;

/** What every page of the workbench has. */
interface WorkbenchPage {

    /** Name of the query parameter that chooses the language. */
    String LANGUAGE = "lang";

    /** Name of the query parameter that chooses the edition. */
    String EDITION = "edition";

    /** Where the workbench is. */
    String ROOT = "/workbench";

    Locale language();

    /** Returns the name of its template. */
    String template();

    String title();

    /** Returns where the page is, with the query that it answers. */
    URI address();

    /** Returns what a browser may load for it, and that nothing may embed it. */
    default String policy() {
        return "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'";
    }

    /** Returns the pages above it, outermost first. */
    List<Link> above();

    /** A link to another page. */
    record Link(String text, URI address) {}

    /** The page in another language. */
    record Translation(String tag, String name, URI address, boolean isCurrent) {}

    default List<Translation> translations() {
        return Texts.LANGUAGES.stream()
                .map(language -> new Translation(
                        language.getLanguage(),
                        language.getDisplayLanguage(language),
                        UriBuilder.fromUri(address())
                                .replaceQueryParam(LANGUAGE, language.getLanguage())
                                .build(),
                        language.equals(language())))
                .toList();
    }

    default String text(String key) {
        return text(key, Map.of());
    }

    default String text(String key, Map<String, String> arguments) {
        return Messages.text("page." + key, language(), arguments);
    }

    /** Returns the name of its style sheet. */
    default String styleSheet() {
        return "workbench.css";
    }

    /** Returns where a style sheet or script is. */
    default URI asset(String name) {
        return Assets.address(name);
    }

    default String titleOf(Programme programme) {
        return programme.titles().getOrDefault(language().getLanguage(), programme.id());
    }

    default boolean isReported(Programme programme) {
        return programme.provenance() == Provenance.REPORTED;
    }

    default URI addressOf(Programme programme) {
        return UriBuilder.fromPath(ROOT).segment(programme.id()).build();
    }

    /** Returns where an edition of a programme is; the one in force last has an address that stays. */
    default URI addressOf(Programme programme, Edition edition) {
        return ofEdition(UriBuilder.fromUri(addressOf(programme)), programme, edition);
    }

    /** Returns where a table is. */
    default URI addressOf(Programme programme, Edition edition, String table) {
        return ofEdition(UriBuilder.fromUri(addressOf(programme)).segment("tables", table), programme, edition);
    }

    /** Returns where a file of the latest edition is edited. */
    default URI editing(Programme programme, Graph.Model model) {
        return UriBuilder.fromUri(addressOf(programme))
                .path("edit")
                .queryParam(
                        "file", "dmn/" + programme.id() + "/" + model.diagram().file())
                .build();
    }

    /** Returns where a row stands in its table; for a rule on findings, where its page is. */
    default URI addressOf(Programme programme, RuleWords content) {
        String rule = content.rule().id();
        Table table = content.table();
        return table == null
                ? pageOf(programme, rule)
                : UriBuilder.fromUri(addressOf(programme, content.words().edition(), table.id()))
                        .fragment(rule)
                        .build();
    }

    /** Returns where the page of a rule itself is. */
    default URI pageOf(Programme programme, String rule) {
        return UriBuilder.fromPath("/v1/programmes")
                .segment(programme.id(), "rules", rule)
                .build();
    }

    private static URI ofEdition(UriBuilder address, Programme programme, Edition edition) {
        return edition.id().equals(programme.latest().id())
                ? address.build()
                : address.queryParam(EDITION, edition.id()).build();
    }
}
