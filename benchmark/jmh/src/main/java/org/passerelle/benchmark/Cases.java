package org.passerelle.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random facts of the case, the same in every run, such that every outcome, every authority and every term is decided. */
final class Cases {

    static final int COUNT = 64;

    private static final long SEED = 42;
    private static final List<String> CRITERIA = List.of(
            "followedByOrp",
            "followedByCms",
            "priorLaciStep",
            "drawsSocialAid",
            "employabilityChecked",
            "labourMarketDifficulty",
            "realisticPotential",
            "intensiveCoaching");
    private static final String[] CODES =
            Measure.CATALOGUE.keySet().stream().sorted().toArray(String[]::new);
    private static final String[] CONDITIONS = {"YES", "YES", "YES", "NO", "UNKNOWN"};

    private final Random random = new Random(SEED);

    private Cases() {}

    /** Returns the facts of the cases. */
    static List<Map<String, Object>> all() {
        return new Cases().make();
    }

    /** Returns facts that look up rows of a table, all over it. */
    static List<Map<String, Object>> lookUps(int rows) {
        List<String> codes = List.copyOf(Model.payers(rows).keySet());
        return new Random(SEED)
                .ints(COUNT, 0, rows)
                .mapToObj(row -> Map.<String, Object>of("measureCode", codes.get(row)))
                .toList();
    }

    private List<Map<String, Object>> make() {
        List<Map<String, Object>> cases = new ArrayList<>();
        while (cases.size() < COUNT) {
            cases.add(next());
        }
        return List.copyOf(cases);
    }

    private Map<String, Object> next() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("announcedBy", any("ORP", "SOCIAL_AID"));
        facts.put("problemGround", any("PRESENT", "RISK_FACTORS"));
        CRITERIA.forEach(criterion -> facts.put(criterion, random.nextInt(20) > 0));
        facts.put("fallsUnderLaci", random.nextBoolean());
        facts.put("age", BigDecimal.valueOf(18 + random.nextInt(47)));
        facts.put("contributionMonths", BigDecimal.valueOf(random.nextInt(25)));
        putMeasure(facts);
        return facts;
    }

    private void putMeasure(Map<String, Object> facts) {
        facts.put("measureCode", any(CODES));
        facts.put("delegated", random.nextInt(3) > 0);
        facts.put("laciConditions", any(CONDITIONS));
        facts.put("lemcConditions", any(CONDITIONS));
        facts.put("liasConditions", any(CONDITIONS));
        facts.put("insuranceStatus", any("ENTITLED", "ENTITLED", "ART_59D", "EXHAUSTED", "NONE"));
        facts.put("providerCanton", any("VS", "VS", "VS", "BE", "GE", "VD"));
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
