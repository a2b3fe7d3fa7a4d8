package org.passerelle.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.passerelle.engine.Trace;
import org.passerelle.engine.plan.Plan;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;

/** The whole programme valais-coaching decided, without findings: the engine as it comes beside the service's. */
@State(Scope.Benchmark)
public class ProgrammeBenchmark {

    /** What is asked. */
    @Param
    public Requests requests;

    private Edition stock;
    private Edition own;
    private Plan plan;
    private List<Map<String, Object>> facts;
    private int next;

    /** Loads the programme twice. */
    @Setup
    public void load() {
        stock = Valais.stock().latest();
        own = Valais.programme().latest();
        plan = Plan.of(own.model().getDMNModel(), own.decisionService());
        facts = requests.bodies(own).stream().map(this::facts).toList();
        for (Map<String, Object> each : facts) {
            Object expected = result(stock, each);
            if (!expected.equals(result(own, each)) || !expected.equals(Planned.decide(plan, each, new Trace()))) {
                throw new IllegalStateException("Decided otherwise than by the engine as it comes: " + each);
            }
        }
    }

    private Map<String, Object> facts(byte[] body) {
        try {
            Reading reading = FactReader.read(new ObjectMapper().readTree(body).get("facts"), own.facts(), "");
            Map<String, Object> read = new HashMap<>();
            ((Map<?, ?>) ((Reading.Accepted) reading).value()).forEach((name, value) -> read.put((String) name, value));
            read.put(Edition.DECISION_DATE, Valais.DAY);
            return read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Kogito DMN as it comes. */
    @Benchmark
    public Object stock() {
        return evaluate(stock, next());
    }

    /** By the plan of its decision service, with a trace, as the service decides. */
    @Benchmark
    public Object planned() {
        return Planned.decide(plan, next(), new Trace());
    }

    /** With indexed tables and a listener that finds no trace to write. */
    @Benchmark
    public Object indexed() {
        return evaluate(own, next());
    }

    private Map<String, Object> next() {
        next = (next + 1) % facts.size();
        return facts.get(next);
    }

    private static Object result(Edition edition, Map<String, Object> facts) {
        return evaluate(edition, facts).getDecisionResults().get(0).getResult();
    }

    private static DMNResult evaluate(Edition edition, Map<String, Object> facts) {
        DMNContext context = edition.model().newContext(facts);
        return edition.model().evaluateDecisionService(context, edition.decisionService());
    }
}
