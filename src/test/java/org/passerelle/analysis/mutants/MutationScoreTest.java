package org.passerelle.analysis.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Valais;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;
import org.passerelle.scenario.ScenarioReader;
import org.passerelle.scenario.Trials;

final class MutationScoreTest {

    @TempDir
    private Path folder;

    private static MutationScore score(List<Trial> trials) {
        return MutationScore.of(Valais.PROGRAMME, Valais.EDITION, any -> true, trials, Locale.ENGLISH, Progress.NONE);
    }

    /* Half a minute: with -Pnightly. */
    @Test
    @EnabledIfSystemProperty(named = "passerelle.programme.cases", matches = "\\d+")
    void of_survivors_areNoticedOnceTheirProposalsAreScenarios() throws IOException {
        List<Trial> trials = new ArrayList<>(Trials.of(Valais.PROGRAMME));
        MutationScore score = score(trials);
        assertThat(score.failing()).isEmpty();
        assertThat(score.score()).isGreaterThan(0.9);
        assertThat(score.killed()).isGreaterThan(500);
        assertThat(score.survived()).isNotEmpty();

        List<Path> files = new ArrayList<>();
        for (MutationScore.Survivor survivor : score.survived()) {
            Path file = folder.resolve("m" + files.size() + ".csv");
            files.add(Files.writeString(file, survivor.proposal().csv()));
        }
        trials.addAll(Trials.of(Valais.PROGRAMME, files));
        MutationScore better = score(trials);

        assertThat(better.failing()).isEmpty();
        assertThat(better.survived()).isEmpty();
        assertThat(better.killed()).isEqualTo(score.killed() + score.survived().size());
        assertThat(better.score()).isEqualTo(1);
    }

    /** The template, with a plan or without. */
    private static MutationScore ofTemplate(Models models) throws IOException {
        Path template = Path.of("docs/template-programme");
        Programme programme = ProgrammeLoader.load(ProgrammeFolder.in(template).get(0), models);
        List<Trial> trials =
                Trials.of(programme, ScenarioReader.filesIn(template.resolve("test-scenarios/library-card")));
        return MutationScore.of(
                programme,
                programme.latest(),
                any -> true,
                trials.subList(trials.size() - 2, trials.size()),
                Locale.ENGLISH,
                Progress.NONE);
    }

    @Test
    void of_editionWithoutAPlan_saysNothing() throws IOException {
        MutationScore planned = ofTemplate(Models.compiled(new TraceListener(), new IndexedTables()));
        MutationScore unplanned = ofTemplate(Models.compiled(new TraceListener()));

        assertThat(planned.score()).isPositive();
        assertThat(unplanned.score()).isNull();
        assertThat(unplanned.killed()).isZero();
        assertThat(unplanned.survived()).isEmpty();
        assertThat(unplanned.notShown())
                .isEqualTo(planned.killed() + planned.survived().size() + planned.notShown())
                .isPositive();
    }

    @Test
    void of_failingScenario_isNamed() {
        Trial failing = new Trial("fails", new Case(Valais.DAY, Valais.facts("{}")), decided -> false);

        assertThat(Suite.of(Valais.PROGRAMME, Valais.EDITION, List.of(failing)).failing())
                .containsExactly("fails");
    }
}
