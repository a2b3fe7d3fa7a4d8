package org.passerelle.analysis.proposals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.analysis.cases.Case;
import org.passerelle.engine.Evaluation;

/** A case that meets something wanted. */
record Candidate(Case of, Evaluation decided, Wanted wanted) {

    /** Returns few of some candidates that together meet all that each meets: first the one that meets most of what is still wanted. */
    static List<Candidate> chosen(List<Candidate> candidates) {
        Set<Wanted> open = new HashSet<>();
        candidates.forEach(candidate -> open.add(candidate.wanted()));
        List<Set<Wanted>> met =
                candidates.stream().map(candidate -> candidate.met(open)).toList();
        List<Candidate> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            int best = 0;
            long most = 0;
            for (int index = 0; index < candidates.size(); index++) {
                long meets = met.get(index).stream().filter(open::contains).count();
                if (meets > most) {
                    most = meets;
                    best = index;
                }
            }
            chosen.add(candidates.get(best));
            open.removeAll(met.get(best));
        }
        return chosen;
    }

    private Set<Wanted> met(Set<Wanted> all) {
        Set<Wanted> met = new HashSet<>();
        all.stream().filter(each -> each.isMetBy(decided)).forEach(met::add);
        return met;
    }
}
