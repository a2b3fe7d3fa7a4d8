package org.passerelle.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.LoadedProgrammes;
import org.passerelle.Valais;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.Table;
import org.passerelle.programme.Texts;
import org.passerelle.rest.Pages;

final class WorkbenchPagesTest {

    static Stream<ProgrammeFolder> programmes() throws IOException {
        return ProgrammeFolder.below(Path.of("dmn"), Path.of("rules")).stream();
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void table_ofEveryProgramme_hasAPageInEveryLanguageThatTheGraphLeadsTo(ProgrammeFolder folder) {
        Programme programme = LoadedProgrammes.of(folder);
        for (Locale language : Texts.LANGUAGES) {
            Words words = new Words(programme.latest(), language);
            String overview = html(new ProgrammePage(words, programme, Map.of(), null));
            assertThat(overview).contains("<html lang=\"" + language.getLanguage() + "\">", "<svg ");
            for (Graph.Model model : programme.latest().graph().models().values()) {
                for (Table table : model.tables()) {
                    assertThat(overview)
                            .contains("<a href=\"/workbench/" + programme.id() + "/tables/" + table.id()
                                    + "\" class=\"wb-figure");
                    String page = html(new TablePage(words, programme, model, table, Map.of()));
                    table.rows().forEach(row -> assertThat(page).contains("id=\"" + row.id() + "\""));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "laci-prior-step.3, laci-prior-step.3",
        "R6 base, laci-prior-step.3",
        "didBaseProgrammeMeasure, laci-prior-step.3",
        "A-ANDOR, laci-prior-step.3",
        "OPPOSITION {x}, ''",
    })
    void search_findsTheRulesThatHoldEveryWord(String sought, String rule) {
        Search search = Search.of(Valais.PROGRAMME, new Words(Valais.EDITION, Locale.ENGLISH), sought);

        assertThat(search.rules())
                .extracting(found -> found.rule().id())
                .matches(ids -> rule.isEmpty() ? ids.isEmpty() : ids.contains(rule));
        assertThat(search.rules()).hasSizeLessThan(Valais.EDITION.rules().size() / 2);
    }

    private static String html(WorkbenchPage page) {
        return Pages.html(page.template(), page);
    }
}
