package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.InvalidCases;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.impact.Impact;
import org.passerelle.analysis.regions.Region;
import org.passerelle.analysis.regions.Regions;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Edition;

/** Says for which facts a draft decides otherwise, which scenarios it flips, and what it does to a caseload. */
final class ImpactTask implements Task {

    private static final String CASELOAD = "caseload";

    static final Map<String, FactType> ARGUMENTS =
            Map.of(CASELOAD, DraftTask.structure(WantedCases.ARGUMENTS), Edition.DECISION_DATE, new FactType.Day());

    /**
     * What a draft does.
     *
     * @param regions facts for which changed tables yield something else
     * @param notFollowed what else changed, in words: only cases show what it does
     * @param flipped scenarios that are decided otherwise
     * @param caseload what becomes of the cases
     */
    record Result(
            List<Region> regions, List<String> notFollowed, List<ScenariosTask.Flipped> flipped, Impact caseload) {}

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        LocalDate day = LocalDate.parse(arguments.path(Edition.DECISION_DATE).asText());
        Revision revision = new Revision(project.published().get(), project.programme(), day);
        Caseload caseload = caseload(arguments.path(CASELOAD), revision);
        SuiteRun run = SuiteRun.of(project.programme(), project.scenarios(), progress);
        Regions.Result regions = Regions.of(revision, language, progress);
        return new Result(
                regions.regions(),
                regions.notFollowed(),
                ScenariosTask.flipped(project, run, progress),
                Impact.of(revision, caseload, language, progress));
    }

    private static Caseload caseload(JsonNode wanted, Revision revision) {
        try {
            return WantedCases.of(wanted).of(revision);
        } catch (InvalidCases invalid) {
            throw new UnusableDraft(invalid.problems().stream()
                    .map(problem -> Message.error(Message.Kind.REQUEST, Place.NOWHERE, problem))
                    .toList());
        }
    }
}
