package org.passerelle.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Release;

/** Looks for data that the person concerned has not released. */
public final class Released {

    private final Release release;
    private final List<Problem> problems = new ArrayList<>();

    private Released(Release release) {
        this.release = release;
    }

    /**
     * Returns a problem for each known fact of a category that the case does not say to be released.
     *
     * @param request as it was sent
     * @param outcomes of the case
     * @param release what the edition says of categories
     */
    public static List<Problem> problems(CaseRequest request, Map<String, Object> outcomes, Release release) {
        Released check = new Released(release);
        Object scope = request.facts();
        for (String name : Arrays.asList(release.scope().split("\\.", -1))) {
            scope = scope instanceof Map<?, ?> structure ? structure.get(name) : null;
        }
        boolean isInForce = release.requires().entrySet().stream()
                .allMatch(required -> required.getValue().equals(outcomes.get(required.getKey())));
        Collection<?> released = isInForce && scope instanceof Collection<?> categories ? categories : List.of();
        release.categories().forEach((category, paths) -> {
            if (!released.contains(category)) {
                paths.forEach(path ->
                        check.find(request.facts(), List.of(path.split("\\.", -1)), "/" + CaseRequest.FACTS, category));
            }
        });
        return List.copyOf(check.problems);
    }

    private void find(@Nullable Object value, List<String> path, String pointer, String category) {
        if (!path.isEmpty() && value instanceof Map<?, ?> structure) {
            String step = path.get(0);
            String name = step.replace(OutcomeNames.EACH, "");
            findIn(structure.get(name), path.subList(1, path.size()), pointer + "/" + name, category);
        } else if (value instanceof Map<?, ?> structure) {
            structure.forEach((name, part) -> findIn(part, path, pointer + "/" + name, category));
        } else if (value != null) {
            Map<String, String> arguments =
                    Map.of("category", category, "scope", release.scope(), "assumption", release.assumption());
            problems.add(new Problem(pointer, Problem.Code.OUT_OF_SCOPE, List.of(), null, arguments));
        }
    }

    private void findIn(@Nullable Object value, List<String> path, String pointer, String category) {
        if (value instanceof List<?> list) {
            for (int entry = 0; entry < list.size(); entry++) {
                find(list.get(entry), path, pointer + "/" + entry, category);
            }
        } else {
            find(value, path, pointer, category);
        }
    }
}
