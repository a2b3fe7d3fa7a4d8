package org.passerelle.rest;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.decision.DecisionModels;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** The programmes, and two that are the same as the first but fail in the engine, which then quotes the case. */
@Alternative
@Singleton
public class FaultyProgrammes extends Programmes {

    /** The engine throws, with the case in its message, as a bug deep in it would. */
    static final String THROWING = "throwing";

    /** The engine is given a text where a list must be, which its own messages then quote. */
    static final String MISTYPED = "mistyped";

    @Inject
    FaultyProgrammes(DecisionModels generated, DMNRuntimeEventListener listener, DMNProfile profile) {
        super(generated, listener, profile, Optional.empty());
    }

    @Override
    public List<Programme> all() {
        Programme sound = super.all().stream()
                .filter(programme -> programme.id().equals("valais-coaching"))
                .findFirst()
                .orElseThrow();
        return Stream.concat(super.all().stream(), Stream.of(faulty(THROWING, sound), faulty(MISTYPED, sound)))
                .toList();
    }

    @Override
    public Optional<Programme> find(String id) {
        return all().stream().filter(programme -> programme.id().equals(id)).findFirst();
    }

    private static Programme faulty(String id, Programme sound) {
        return new Programme(
                id,
                sound.titles(),
                sound.jurisdiction(),
                sound.provenance(),
                sound.comparison(),
                sound.sources(),
                sound.editions().stream().map(edition -> faulty(id, edition)).toList());
    }

    private static Edition faulty(String id, Edition sound) {
        return new Edition(
                id,
                sound.provenance(),
                sound.id(),
                sound.inForce(),
                sound.facts(),
                sound.outcomes(),
                faulty(id, sound.model()),
                sound.decisionService(),
                sound.graph(),
                sound.rules(),
                sound.warnings(),
                sound.assumptions(),
                sound.release(),
                sound.units(),
                sound.decidingOutcomes(),
                sound.texts(),
                sound.digest());
    }

    private static DecisionModel faulty(String id, DecisionModel sound) {
        return (DecisionModel) Proxy.newProxyInstance(
                DecisionModel.class.getClassLoader(),
                new Class<?>[] {DecisionModel.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("equals")) {
                        // Otherwise it would pass for the sound one, and be decided by its plan.
                        return proxy == arguments[0];
                    }
                    if (method.getName().equals("getDMNModel")) {
                        // So there is no plan, and the engine decides.
                        throw new UnsupportedOperationException();
                    }
                    if (method.getName().startsWith("evaluate")) {
                        String quoted = String.valueOf(((DMNContext) arguments[0]).getAll());
                        if (id.equals(THROWING)) {
                            throw new IllegalStateException(quoted, new ClassCastException("Cannot cast " + quoted));
                        }
                        ((DMNContext) arguments[0]).set("measures", quoted);
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
