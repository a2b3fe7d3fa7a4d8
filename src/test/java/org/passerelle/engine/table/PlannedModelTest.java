package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.impl.DMNContextImpl;
import org.passerelle.engine.plan.Observer;
import org.passerelle.engine.plan.Plan;

/** Plans against the engine, on random models and cases whose inputs fit their types. A case is one table consulted. */
final class PlannedModelTest {

    private static final int CASES = Integer.getInteger("passerelle.differential.cases", 50_000);
    private static final long SEED = Long.getLong("passerelle.differential.seed", 20261122) + 1_000_000_007;
    private static final int CASES_PER_TABLE = 250;

    private int answered;

    @Test
    void plans_onRandomCases_answerAsTheEngineOrNotAtAll() {
        int models = CASES / CASES_PER_TABLE / RandomModel.TABLES;
        for (int number = 0; number < models; number++) {
            compare(SEED + number, new Random(SEED + number));
        }
        // Otherwise nothing would have been compared.
        assertThat(answered).isGreaterThan(CASES / 100);
    }

    private void compare(long seed, Random random) {
        String xml = RandomModel.xml(random);
        DMNRuntime runtime = DifferentialTest.runtime(xml, true, true, Set.of(new IndexedTables()));
        Map<String, Plan> plans = new LinkedHashMap<>();
        RandomModel.OUTPUTS.forEach(
                output -> plan(runtime, output + "Service").ifPresent(plan -> plans.put(output, plan)));
        for (int number = 0; number < CASES_PER_TABLE; number++) {
            Map<String, Object> facts = fit(runtime, DifferentialTest.facts(random));
            plans.forEach((output, plan) -> {
                Object planned = plan.evaluate(facts, new Silent(), null);
                if (planned != null) {
                    answered++;
                    assertThat(planned)
                            .as("model %d%n%s%n%s", seed, xml, facts)
                            .isEqualTo(engine(runtime, output, facts));
                }
            });
        }
    }

    private static Optional<Plan> plan(DMNRuntime runtime, String service) {
        try {
            return Optional.of(Plan.of(DifferentialTest.model(runtime), service));
        } catch (RuntimeException notPlannable) {
            return Optional.empty();
        }
    }

    /** The facts, with one that fits in the place of each that does not. */
    private static Map<String, Object> fit(DMNRuntime runtime, Map<String, Object> facts) {
        for (InputDataNode input : DifferentialTest.model(runtime).getInputs()) {
            Object value = facts.get(input.getName());
            boolean any = input.getType().getName().equals("Any");
            boolean converted = input.getType().isCollection() != value instanceof List;
            if (!input.getType().isAssignableValue(value) || (value != null && converted && !any)) {
                facts.put(input.getName(), input.getType().isAssignableValue(null) ? null : "A");
            }
        }
        return facts;
    }

    /** What the engine puts out; messages where it has any, which a plan must leave to it. */
    private static @Nullable Object engine(DMNRuntime runtime, String output, Map<String, Object> facts) {
        DMNResult result = runtime.evaluateDecisionService(
                DifferentialTest.model(runtime), new DMNContextImpl(facts), output + "Service");
        return result.getMessages().isEmpty()
                ? result.getDecisionResultByName(output).getResult()
                : result.getMessages();
    }

    private static final class Silent implements Observer {

        @Override
        public void enter(String function, @Nullable Map<String, Object> parameters) {}

        @Override
        public void leave() {}

        @Override
        public void enterDecision(String name) {}

        @Override
        public void leaveDecision() {}

        @Override
        public void consulted(String table, List<String> rows, Supplier<Map<String, Object>> context) {}
    }
}
