package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.mutants.MutationScore;
import org.passerelle.programme.Programme;

/** Says how many wrong tables the scenarios of a draft notice, and which would notice the others. */
final class MutationsTask implements Task {

    @Override
    public MutationScore run(Project project, JsonNode arguments, Locale language, Progress progress) {
        Programme programme = project.programme();
        return MutationScore.of(
                programme,
                programme.latest(),
                TableChoice.of(project, arguments),
                project.trials(),
                language,
                progress);
    }
}
