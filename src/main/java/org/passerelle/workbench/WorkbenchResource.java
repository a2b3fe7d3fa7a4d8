package org.passerelle.workbench;

import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;
import org.passerelle.programme.Table;
import org.passerelle.scenario.ScenarioHits;

/** The pages on which analysts read the programmes. */
@Path(WorkbenchPage.ROOT)
@Produces(MediaType.TEXT_HTML)
public final class WorkbenchResource {

    private final Programmes programmes;
    private final ScenarioHits scenarios;

    @Inject
    WorkbenchResource(Programmes programmes, ScenarioHits scenarios) {
        this.programmes = programmes;
        this.scenarios = scenarios;
    }

    /** What of a request chooses the language. */
    public static final class Wish {

        @QueryParam(WorkbenchPage.LANGUAGE)
        @Nullable
        String asked;

        @CookieParam(ChosenLanguage.COOKIE)
        @Nullable
        String kept;

        @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
        @Nullable
        String accepted;

        private ChosenLanguage language() {
            return ChosenLanguage.of(asked, kept, accepted);
        }
    }

    /** Lists the programmes, with what a search finds in them. */
    @GET
    public Response programmes(Wish wish, @QueryParam(Search.QUERY) @Nullable String sought) {
        ChosenLanguage language = wish.language();
        return language.answer(new ProgrammesPage(language.language(), programmes.all(), blankToNull(sought)));
    }

    /** Shows an edition of a programme, with what a search finds in it. */
    @GET
    @Path("/{programme}")
    public Response programme(
            @PathParam("programme") String id,
            @QueryParam(WorkbenchPage.EDITION) @Nullable String edition,
            @QueryParam(Search.QUERY) @Nullable String sought,
            Wish wish) {
        Programme programme = programmes.find(id).orElseThrow(NotFoundException::new);
        ChosenLanguage language = wish.language();
        Words words = words(programme, edition, language.language());
        Map<String, Integer> counts = new HashMap<>();
        words.edition()
                .rules()
                .keySet()
                .forEach(rule -> counts.put(rule, hits(programme, words, rule).size()));
        return language.answer(new ProgrammePage(words, programme, counts, blankToNull(sought)));
    }

    /** Shows a table of an edition. */
    @GET
    @Path("/{programme}/tables/{table}")
    public Response table(
            @PathParam("programme") String id,
            @PathParam("table") String tableId,
            @QueryParam(WorkbenchPage.EDITION) @Nullable String edition,
            Wish wish) {
        Programme programme = programmes.find(id).orElseThrow(NotFoundException::new);
        ChosenLanguage language = wish.language();
        Words words = words(programme, edition, language.language());
        for (Graph.Model model : words.edition().graph().models().values()) {
            for (Table table : model.tables()) {
                if (table.id().equals(tableId)) {
                    Map<String, List<ScenarioHits.Hit>> hits = new HashMap<>();
                    table.rows().forEach(row -> hits.put(row.id(), hits(programme, words, row.id())));
                    return language.answer(new TablePage(words, programme, model, table, hits));
                }
            }
        }
        throw new NotFoundException();
    }

    /** Shows the editor. */
    @GET
    @Path("/{programme}/edit")
    public Response edit(@PathParam("programme") String id, Wish wish) {
        Programme programme = programmes.find(id).orElseThrow(NotFoundException::new);
        ChosenLanguage language = wish.language();
        return language.answer(new EditPage(programme, language.language()));
    }

    private static Words words(Programme programme, @Nullable String edition, Locale language) {
        Edition chosen = edition == null
                ? programme.latest()
                : programme.editions().stream()
                        .filter(each -> each.id().equals(edition))
                        .findFirst()
                        .orElseThrow(NotFoundException::new);
        return new Words(chosen, language);
    }

    /** Which scenarios hit a rule is known of the last edition only. */
    private List<ScenarioHits.Hit> hits(Programme programme, Words words, String rule) {
        return words.edition().id().equals(programme.latest().id()) ? scenarios.of(programme, rule) : List.of();
    }

    private static @Nullable String blankToNull(@Nullable String sought) {
        return sought == null || sought.isBlank() ? null : sought;
    }
}
