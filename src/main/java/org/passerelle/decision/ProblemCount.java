package org.passerelle.decision;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.facts.JsonDocument;
import org.passerelle.facts.Problem;

/** Publishes how many problem documents were written, by kind, and what they complained of, by code: whoever writes one, none is missed. */
@Singleton
final class ProblemCount implements MeterBinder {

    private static final Map<ProblemKind, LongAdder> KINDS = Arrays.stream(ProblemKind.values())
            .collect(Collectors.toMap(
                    kind -> kind, any -> new LongAdder(), (one, other) -> one, () -> new EnumMap<>(ProblemKind.class)));
    private static final Map<String, LongAdder> CODES = Stream.concat(
                    Arrays.stream(Problem.Code.values()), Arrays.stream(JsonDocument.Malformed.Code.values()))
            .collect(Collectors.toUnmodifiableMap(Enum::name, any -> new LongAdder(), (one, other) -> one));

    static void add(ProblemKind kind, List<String> codes) {
        Objects.requireNonNull(KINDS.get(kind)).increment();
        for (String code : codes) {
            LongAdder count = CODES.get(code);
            if (count != null) {
                count.increment();
            }
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        KINDS.forEach((kind, count) -> FunctionCounter.builder("passerelle.problems", count, LongAdder::sum)
                .description("Problem documents written, by kind")
                .tag("problem", kind.label())
                .register(registry));
        CODES.forEach((code, count) -> FunctionCounter.builder("passerelle.refusals", count, LongAdder::sum)
                .description("What was wrong with what was sent, by code; a request may have several")
                .tag("code", code)
                .register(registry));
    }
}
