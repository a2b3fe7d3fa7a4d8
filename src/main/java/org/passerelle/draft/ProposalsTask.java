package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.proposals.Proposal;
import org.passerelle.analysis.proposals.Proposals;
import org.passerelle.programme.Programme;

/** Proposes scenarios that a draft lacks, to be confirmed with a name. */
final class ProposalsTask implements Task {

    /** Scenarios that are lacking. */
    record Result(List<Proposal> proposals) {}

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        Programme programme = project.programme();
        return new Result(Proposals.of(
                programme,
                programme.latest(),
                TableChoice.of(project, arguments),
                project.trials(),
                language,
                progress));
    }
}
