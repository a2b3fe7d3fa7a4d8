package org.passerelle.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The tables of the case as a programmer would write them down: what others must equal, and the floor under them. */
final class HandWritten implements Engine {

    private HandWritten() {}

    /** Returns the case, or a look-up, without an engine. */
    static Engine of(Model model) {
        return model.equals(Model.CASE)
                ? new HandWritten()
                : new HashLookUp(Table.of(model).get(0));
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        return () -> decide(facts);
    }

    @Override
    @SuppressWarnings("unchecked" /* what decide returns */)
    public Map<String, ?> read(Object result) {
        Map<String, Object> decisions = new HashMap<>((Map<String, Object>) result);
        decisions.computeIfPresent("measureCatalogue", (name, measure) -> ((Measure) measure).values());
        return decisions;
    }

    private static Map<String, Object> decide(Map<String, Object> facts) {
        Measure measure = Measure.CATALOGUE.get(facts.get("measureCode"));
        List<String> criteria = criteria(facts);
        String eligibility = criteria.size() == 1 ? "ELIGIBLE" : "NOT_ELIGIBLE";
        String funding = fundingSource(facts, eligibility, measure);
        String authority = authority(facts, funding, measure);
        List<String> steps = routeSteps(authority, funding);
        BigDecimal months = grantedMonths(facts, funding);
        Map<String, Object> decisions = new HashMap<>(16);
        decisions.put("measureCatalogue", measure);
        decisions.put("eligibilityCriteria", criteria);
        decisions.put("eligibility", eligibility);
        decisions.put("fundingSource", funding);
        decisions.put("authority", authority);
        decisions.put("routeSteps", steps);
        decisions.put("grantedMonths", months);
        decisions.put("outcome", outcome(eligibility, authority, steps.size(), months));
        return decisions;
    }

    private static boolean is(Map<String, Object> facts, String name) {
        return (Boolean) facts.get(name);
    }

    private static List<String> criteria(Map<String, Object> facts) {
        Object announcedBy = facts.get("announcedBy");
        Object ground = facts.get("problemGround");
        boolean orp = is(facts, "followedByOrp");
        boolean laci = is(facts, "fallsUnderLaci");
        boolean aid = is(facts, "drawsSocialAid");
        boolean difficulty = is(facts, "labourMarketDifficulty");
        List<String> found = new ArrayList<>();
        found.add("ASSESSED");
        add(found, announcedBy.equals("OTHER"), "ANNOUNCED_BY_NEITHER_OFFICE");
        add(found, ground.equals("NONE"), "NO_PROBLEM_GROUND");
        add(found, !orp && !is(facts, "followedByCms"), "NOT_FOLLOWED");
        add(found, !orp && laci, "LACI_WITHOUT_ORP");
        add(found, laci && !is(facts, "priorLaciStep"), "NO_PRIOR_LACI_STEP");
        add(found, announcedBy.equals("SOCIAL_AID") && !aid, "NO_SOCIAL_AID");
        add(found, aid && !is(facts, "employabilityChecked"), "EMPLOYABILITY_NOT_CHECKED");
        add(found, !difficulty, "NO_LABOUR_MARKET_DIFFICULTY");
        add(found, !is(facts, "realisticPotential"), "NO_REALISTIC_POTENTIAL");
        add(found, !is(facts, "intensiveCoaching"), "NO_NEED_OF_COACHING");
        add(found, ground.equals("RISK_FACTORS") && !difficulty, "RISK_WITHOUT_DIFFICULTY");
        add(found, !orp && !announcedBy.equals("SOCIAL_AID"), "ANNOUNCED_WITHOUT_ORP");
        return found;
    }

    private static void add(List<String> found, boolean condition, String code) {
        if (condition) {
            found.add(code);
        }
    }

    private static String fundingSource(Map<String, Object> facts, String eligibility, Measure measure) {
        if (eligibility.equals("NOT_ELIGIBLE")) {
            return "NONE";
        }
        Object laci = facts.get("laciConditions");
        if (measure.laci() && !laci.equals("NO")) {
            return laci.equals("YES") ? "LACI" : "UNDETERMINED";
        }
        Object lemc = facts.get("lemcConditions");
        if (measure.lemc() && !lemc.equals("NO")) {
            return lemc.equals("YES") ? "LEMC" : "UNDETERMINED";
        }
        Object lias = facts.get("liasConditions");
        if (measure.lias() && !lias.equals("NO")) {
            return lias.equals("YES") ? "LIAS" : "UNDETERMINED";
        }
        return "NONE";
    }

    private static String authority(Map<String, Object> facts, String funding, Measure measure) {
        boolean inCanton = facts.get("providerCanton").equals("VS");
        return switch (funding) {
            case "NONE" -> "CII_BODY";
            case "UNDETERMINED" -> "TANDEM_CLARIFIES";
            case "LEMC" -> "LMMT";
            case "LIAS" -> inCanton && measure.isTaught() ? "SAS" : "COMMUNE";
            default -> insuranceAuthority(facts, measure, inCanton);
        };
    }

    private static String insuranceAuthority(Map<String, Object> facts, Measure measure, boolean inCanton) {
        Object status = facts.get("insuranceStatus");
        boolean delegated = is(facts, "delegated");
        if (status.equals("ART_59D") || !inCanton || (measure.kind().equals("ALLOWANCE") && !delegated)) {
            return "LMMT";
        }
        return delegated && status.equals("ENTITLED") ? "TANDEM" : "ORP_HEAD";
    }

    private static List<String> routeSteps(String authority, String funding) {
        List<String> steps = new ArrayList<>();
        switch (authority) {
            case "TANDEM" -> steps.add("TANDEM_PROPOSES");
            case "ORP_HEAD" -> steps.addAll(List.of("TANDEM_PROPOSES", "ORP_HEAD_DECIDES"));
            case "LMMT" -> steps.addAll(List.of("TANDEM_PROPOSES", "LMMT_DECIDES"));
            case "TANDEM_CLARIFIES" -> steps.add("TANDEM_ASKS_PARTNERS");
            case "CII_BODY" -> steps.add("CII_BODY_SEES_CASE");
            default -> steps.addAll(List.of("TANDEM_PROPOSES", "SAS_GIVES_OPINION", "COMMUNE_APPROVES"));
        }
        switch (funding) {
            case "LACI", "LEMC" -> steps.add("FUND_IS_CHARGED");
            case "LIAS" -> steps.add("QUARTERLY_STATEMENT");
            default -> {}
        }
        return steps;
    }

    private static BigDecimal grantedMonths(Map<String, Object> facts, String funding) {
        int age = ((BigDecimal) facts.get("age")).intValue();
        int months = ((BigDecimal) facts.get("contributionMonths")).intValue();
        return BigDecimal.valueOf(
                switch (funding) {
                    case "NONE", "UNDETERMINED" -> 0;
                    case "LACI" -> insuranceMonths(age, months);
                    case "LEMC" -> age >= 18 && age <= 64 ? 6 : 4;
                    default -> 4;
                });
    }

    private static int insuranceMonths(int age, int months) {
        if (months < 12) {
            return age < 25 ? 3 : 4;
        }
        if (age >= 25 && age < 50 && months < 18) {
            return 6;
        }
        return age >= 50 && months >= 22 ? 12 : 9;
    }

    private static String outcome(String eligibility, String authority, int steps, BigDecimal months) {
        if (eligibility.equals("NOT_ELIGIBLE")) {
            return "REFUSED";
        }
        return switch (authority) {
            case "CII_BODY" -> "REFERRED";
            case "TANDEM_CLARIFIES" -> "ON_HOLD";
            case "TANDEM" -> months.intValue() <= 6 ? "GRANTED" : proposed(steps, months);
            default -> proposed(steps, months);
        };
    }

    private static String proposed(int steps, BigDecimal months) {
        return steps > 3 && months.intValue() > 3 ? "PROPOSED_WITH_REPORT" : "PROPOSED";
    }
}
