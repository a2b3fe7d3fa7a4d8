package org.passerelle.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A programme as loaded: what the service says of it, and its editions.
 *
 * @param id name in paths and folders
 * @param titles title by language
 * @param jurisdiction where the programme applies, such as an ISO 3166-2 code
 * @param provenance what the tables rest on
 * @param comparison what lets a person compare it with others
 * @param sources the texts that rows and rules cite
 * @param editions by date in force, earliest first, without overlap; never empty
 */
public record Programme(
        String id,
        Map<String, String> titles,
        String jurisdiction,
        Provenance provenance,
        Comparison comparison,
        List<Source> sources,
        List<Edition> editions) {

    /** Returns the edition in force on a day; empty when there is none. */
    public Optional<Edition> editionOn(LocalDate day) {
        return editions.stream()
                .filter(edition -> edition.inForce().contains(day))
                .findFirst();
    }

    /** Returns the edition whose rules are in force last. */
    public Edition latest() {
        return editions.get(editions.size() - 1);
    }
}
