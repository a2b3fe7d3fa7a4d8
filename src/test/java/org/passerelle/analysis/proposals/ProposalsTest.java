package org.passerelle.analysis.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Valais;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Deciding;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.scenario.Trials;

final class ProposalsTest {

    @TempDir
    private Path folder;

    private static List<Proposal> proposals(List<Trial> trials) {
        return Proposals.of(Valais.PROGRAMME, Valais.EDITION, any -> true, trials, Locale.ENGLISH, Progress.NONE);
    }

    @Test
    void of_noScenarios_coverNearlyEveryRow() throws IOException {
        List<Proposal> proposals = proposals(List.of());

        assertThat(proposals).extracting(Proposal::kind).contains(Proposal.Kind.BOUNDARY, Proposal.Kind.MCDC);
        Deciding deciding = new Deciding(Valais.PROGRAMME);
        Set<String> rows = new TreeSet<>();
        for (Trial trial : Trials.of(Valais.PROGRAMME, files(proposals, Proposal::yaml, ".yaml"))) {
            Objects.requireNonNull(deciding.decide(trial.of()))
                    .trace()
                    .consultations()
                    .forEach(consultation -> rows.addAll(consultation.rows()));
        }
        assertThat(rows).hasSizeGreaterThan(140).contains("labour-difficulty.1", "lias-workflow.8");
    }

    @Test
    void of_scenariosOfTheProgramme_areFewerAndOnceTakenNoMore() throws IOException {
        List<Trial> trials = new ArrayList<>(Trials.of(Valais.PROGRAMME));
        List<Proposal> proposals = proposals(trials);
        assertThat(proposals).isNotEmpty().hasSizeLessThan(60);

        trials.addAll(Trials.of(Valais.PROGRAMME, files(proposals, Proposal::yaml, ".yaml")));

        assertThat(proposals(trials)).hasSizeLessThan(proposals.size() / 4 + 1);
    }

    @Test
    void of_anyScenarios_areWrittenSoThatTheyPass() throws IOException {
        List<Proposal> proposals = proposals(Trials.of(Valais.PROGRAMME));

        assertThat(Trials.differences(Valais.PROGRAMME, files(proposals, Proposal::csv, ".csv")))
                .isEmpty();
        assertThat(Trials.differences(Valais.PROGRAMME, files(proposals, Proposal::yaml, ".yaml")))
                .isEmpty();
    }

    private List<Path> files(List<Proposal> proposals, Function<Proposal, String> text, String suffix)
            throws IOException {
        List<Path> files = new ArrayList<>();
        for (Proposal proposal : proposals) {
            Path file = folder.resolve("p" + files.size() + suffix);
            files.add(Files.writeString(file, text.apply(proposal)));
        }
        return files;
    }
}
