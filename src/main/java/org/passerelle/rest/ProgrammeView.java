package org.passerelle.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Comparison;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Provenance;

/** A programme in the list of programmes. */
record ProgrammeView(
        String id,
        Map<String, String> titles,
        String jurisdiction,
        Provenance provenance,
        Comparison comparison,
        List<EditionView> editions) {

    /** An edition and when it is in force; no end means that none is set. */
    record EditionView(
            String id, LocalDate inForceFrom, @Nullable LocalDate inForceTo, String rulesDigest) {

        static EditionView of(Edition edition) {
            return new EditionView(
                    edition.id(), edition.inForce().from(), edition.inForce().to(), edition.digest());
        }
    }

    static ProgrammeView of(Programme programme) {
        return new ProgrammeView(
                programme.id(),
                programme.titles(),
                programme.jurisdiction(),
                programme.provenance(),
                programme.comparison(),
                programme.editions().stream().map(EditionView::of).toList());
    }
}
