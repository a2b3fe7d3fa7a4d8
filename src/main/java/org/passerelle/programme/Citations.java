package org.passerelle.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Legal bases by the locators that the sources of a programme list. */
final class Citations {

    private final Map<String, LegalBasis> basisByLocator = new HashMap<>();

    Citations(List<Source> sources, List<Defect> defects) {
        for (Source source : sources) {
            for (String locator : source.locators()) {
                if (basisByLocator.put(locator, new LegalBasis(source, locator)) != null) {
                    defects.add(new Defect(ProgrammeDescription.FILE, 0, "The locator '" + locator + "' stands twice."));
                }
            }
        }
    }

    /**
     * Returns the legal bases that a text cites, separated by semicolons; what is unknown or missing becomes a complaint.
     *
     * @param complaints receives a message for each
     */
    List<LegalBasis> read(String text, List<String> complaints) {
        List<LegalBasis> bases = new ArrayList<>();
        for (String locator : text.split("\\s*;\\s*", -1)) {
            LegalBasis basis = basisByLocator.get(locator.strip());
            if (basis == null) {
                complaints.add(
                        locator.isBlank() || locator.equals("-")
                                ? "has no legal basis."
                                : "cites '" + locator.strip() + "', which no source in " + ProgrammeDescription.FILE + " lists.");
            } else {
                bases.add(basis);
            }
        }
        return List.copyOf(bases);
    }
}
