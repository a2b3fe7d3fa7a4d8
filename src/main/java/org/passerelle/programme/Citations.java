package org.passerelle.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Legal bases by the locators that the sources of a programme list. */
final class Citations {

    private final Map<String, LegalBasis> basisByLocator = new HashMap<>();

    Citations(List<Source> sources, YamlLines lines, List<Defect> defects) {
        for (int source = 0; source < sources.size(); source++) {
            List<String> locators = sources.get(source).locators();
            for (int index = 0; index < locators.size(); index++) {
                String locator = locators.get(index);
                if (basisByLocator.put(locator, new LegalBasis(sources.get(source), locator)) != null) {
                    int line = lines.of("/sources/" + source + "/locators/" + index);
                    defects.add(
                            new Defect(ProgrammeDescription.FILE, line, "The locator '" + locator + "' stands twice."));
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
                                : "cites '" + locator.strip() + "', which no source in " + ProgrammeDescription.FILE
                                        + " lists.");
            } else {
                bases.add(basis);
            }
        }
        return List.copyOf(bases);
    }
}
