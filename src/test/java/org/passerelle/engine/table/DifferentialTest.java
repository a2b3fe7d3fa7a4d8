package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.RuntimeModeOption;
import org.kie.dmn.core.impl.DMNContextImpl;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.kogito.dmn.DMNKogito;

/** Indexed tables against the engine's own, on random tables and cases. A case is one table consulted. */
final class DifferentialTest {

    private static final int CASES = Integer.getInteger("passerelle.differential.cases", 20_000);
    private static final long SEED = Long.getLong("passerelle.differential.seed", 20261122);
    private static final int CASES_PER_TABLE = 250;

    @Test
    void tables_onRandomCases_answerAsTheEngineDoes() {
        int models = CASES / CASES_PER_TABLE / RandomModel.TABLES;
        for (int number = 0; number < models; number++) {
            long seed = SEED + number;
            compare(seed, new Random(seed));
        }
        // Otherwise the engine would only have been compared with itself.
        assertThat(IndexedTables.COUNT.withIndex()).isGreaterThan(IndexedTables.COUNT.withoutIndex());
        assertThat(IndexedTables.COUNT.answers()).isGreaterThan(CASES / 5);
    }

    private static void compare(long seed, Random random) {
        String xml = RandomModel.xml(random);
        boolean typeCheck = random.nextInt(5) == 0;
        boolean lenient = random.nextInt(4) > 0;
        DMNRuntime plain = runtime(xml, typeCheck, lenient, Set.of());
        DMNRuntime indexed = runtime(xml, typeCheck, lenient, Set.of(new IndexedTables()));
        assertThat(messages(indexed)).as("messages of model %d", seed).isEqualTo(messages(plain));
        for (int number = 0; number < CASES_PER_TABLE; number++) {
            Map<String, Object> facts = facts(random);
            assertThat(observe(indexed, facts).difference(observe(plain, facts)))
                    .as("model %d (type check %s, lenient %s)%n%s%n%s", seed, typeCheck, lenient, xml, facts)
                    .isEmpty();
        }
    }

    static Map<String, Object> facts(Random random) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Sort sort : Sort.values()) {
            if (random.nextInt(300) > 0) {
                facts.put(sort.input(), sort.value(random));
            }
        }
        return facts;
    }

    static DMNRuntime runtime(String xml, boolean typeCheck, boolean lenient, Set<DMNProfile> profiles) {
        DMNRuntime runtime = DMNKogito.createGenericDMNRuntime(profiles, typeCheck, new StringReader(xml));
        ((DMNRuntimeImpl) runtime)
                .setOption(new RuntimeModeOption(
                        lenient ? RuntimeModeOption.MODE.LENIENT : RuntimeModeOption.MODE.STRICT));
        return runtime;
    }

    private static String messages(DMNRuntime runtime) {
        return model(runtime).getMessages().toString();
    }

    private static Observed observe(DMNRuntime runtime, Map<String, Object> facts) {
        return Observed.of(runtime, () -> runtime.evaluateAll(model(runtime), new DMNContextImpl(facts)));
    }

    static DMNModel model(DMNRuntime runtime) {
        return runtime.getModel(RandomModel.NAMESPACE, "random");
    }
}
