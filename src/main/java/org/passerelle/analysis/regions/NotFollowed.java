package org.passerelle.analysis.regions;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passerelle.analysis.comparison.Difference;
import org.passerelle.analysis.comparison.Difference.Kind;
import org.passerelle.analysis.comparison.Differences;
import org.passerelle.programme.Edition;

/** Changes that regions say nothing of. */
final class NotFollowed {

    private static final Set<Kind> KINDS = EnumSet.of(
            Kind.TABLE_ADDED,
            Kind.TABLE_REMOVED,
            Kind.DECISION_ADDED,
            Kind.DECISION_REMOVED,
            Kind.DECISION_CHANGED,
            Kind.FACT_CHANGED,
            Kind.OUTCOME_ADDED,
            Kind.OUTCOME_REMOVED,
            Kind.OUTCOME_CHANGED);

    private NotFollowed() {}

    static List<String> of(Edition before, Edition after, Locale language) {
        return Differences.of(before, after, language).stream()
                .filter(difference -> KINDS.contains(difference.kind()))
                .map(Difference::text)
                .toList();
    }
}
