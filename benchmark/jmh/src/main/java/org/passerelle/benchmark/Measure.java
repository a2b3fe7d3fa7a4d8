package org.passerelle.benchmark;

import java.util.Map;

/** A row of the catalogue of measures: who offers it, and its kind. */
record Measure(boolean laci, boolean lemc, boolean lias, String kind) {

    static final Map<String, Measure> CATALOGUE = Map.ofEntries(
            Map.entry("COURSE_LACI", new Measure(true, false, false, "COURSE")),
            Map.entry("COURSE_SPECIFIC", new Measure(true, false, false, "COURSE")),
            Map.entry("COURSE_LANGUAGE", new Measure(true, true, true, "COURSE")),
            Map.entry("PRACTICE_FIRM", new Measure(true, true, false, "EMPLOYMENT")),
            Map.entry("TRAINING_PLACEMENT", new Measure(true, false, false, "EMPLOYMENT")),
            Map.entry("PET", new Measure(true, false, false, "EMPLOYMENT")),
            Map.entry("PROF_PLACEMENT", new Measure(true, false, false, "EMPLOYMENT")),
            Map.entry("SEMO", new Measure(true, false, false, "EMPLOYMENT")),
            Map.entry("AIT", new Measure(true, false, false, "ALLOWANCE")),
            Map.entry("AFO", new Measure(true, false, false, "ALLOWANCE")),
            Map.entry("PESE", new Measure(true, false, false, "ALLOWANCE")),
            Map.entry("SAI", new Measure(true, false, false, "SUPPORT")),
            Map.entry("MEASURE_59D", new Measure(true, false, false, "SUPPORT")),
            Map.entry("CII_EMPLOYABILITY_CHECK", new Measure(true, false, true, "SUPPORT")),
            Map.entry("BASE_PROGRAMME", new Measure(true, false, false, "COURSE")),
            Map.entry("LEMC_TRAINING", new Measure(false, true, false, "COURSE")),
            Map.entry("PQF", new Measure(false, true, false, "EMPLOYMENT")),
            Map.entry("AITC", new Measure(false, true, false, "ALLOWANCE")),
            Map.entry("CANT_PLACEMENT", new Measure(false, true, false, "EMPLOYMENT")),
            Map.entry("PESEC", new Measure(false, true, false, "ALLOWANCE")),
            Map.entry("CAP", new Measure(false, true, false, "EMPLOYMENT")),
            Map.entry("AITS", new Measure(false, false, true, "ALLOWANCE")),
            Map.entry("LIAS_PLACEMENT", new Measure(false, false, true, "EMPLOYMENT")),
            Map.entry("LIAS_COURSE", new Measure(false, false, true, "COURSE")),
            Map.entry("LIAS_PRO_MEASURE", new Measure(false, false, true, "SUPPORT")));

    boolean isTaught() {
        return kind.equals("COURSE") || kind.equals("SUPPORT");
    }

    Map<String, Object> values() {
        return Map.of("laci", laci, "lemc", lemc, "lias", lias, "kind", kind);
    }
}
