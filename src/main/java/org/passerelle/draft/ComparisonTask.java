package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.comparison.Difference;
import org.passerelle.analysis.comparison.Differences;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Text;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/** Says in words what a draft changes, or how two published editions differ. */
final class ComparisonTask implements Task {

    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    static final Map<String, FactType> ARGUMENTS = Map.of(BEFORE, Text.ofAnyLength(), AFTER, Text.ofAnyLength());

    /** What differs. */
    record Result(List<Difference> differences) {}

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        Programme published = project.published().get();
        return new Result(
                arguments.hasNonNull(BEFORE) || arguments.hasNonNull(AFTER)
                        ? Differences.of(
                                edition(published, arguments, BEFORE, language),
                                edition(published, arguments, AFTER, language),
                                language)
                        : Differences.of(published, project.programme(), language));
    }

    private static Edition edition(Programme programme, JsonNode arguments, String field, Locale language) {
        String id = arguments.path(field).asText();
        List<String> known = programme.editions().stream().map(Edition::id).toList();
        if (!known.contains(id)) {
            String reason =
                    Message.text("edition", language, Map.of("field", field, "allowed", String.join(", ", known)));
            throw new UnusableDraft(List.of(Message.error(Message.Kind.REQUEST, Place.NOWHERE, reason)));
        }
        return programme.editions().get(known.indexOf(id));
    }
}
