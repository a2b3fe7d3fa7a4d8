package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.LoadedProgrammes;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Texts;

final class PagesTest {

    static Stream<ProgrammeFolder> programmes() throws IOException {
        return ProgrammeFolder.below(Path.of("dmn"), Path.of("rules")).stream();
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void rule_ofEveryProgramme_hasAPageInEveryLanguage(ProgrammeFolder folder) {
        Programme programme = LoadedProgrammes.of(folder);
        for (Locale language : Texts.LANGUAGES) {
            Words words = new Words(programme.latest(), language);
            for (Rule rule : programme.latest().rules().values()) {
                assertThat(Pages.html(RulePage.of(programme, rule, List.of(), words)))
                        .contains("<html lang=\"" + language.getLanguage() + "\">", ">" + rule.id() + "</code>");
            }
        }
    }
}
