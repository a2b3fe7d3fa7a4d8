package org.passerelle.benchmark;

import java.util.function.Function;

/** What is compared. A further engine is a class and a line here. */
public enum Contender {
    HAND_WRITTEN("hand-written Java", Kind.FLOOR, HandWritten::of),
    PLANNED("Passerelle, planned", Kind.OWN, Planned::untraced),
    PLANNED_TRACED("Passerelle, planned, traced", Kind.OWN, Planned::traced),
    INDEXED("Kogito DMN, indexed tables", Kind.OWN, Kogito::indexed),
    INDEXED_TRACED("Kogito DMN, indexed tables, traced", Kind.OWN, Kogito::traced),
    STOCK("Kogito DMN as it comes", Kind.STOCK, Kogito::stock),
    OPENL("OpenL Tablets", Kind.PEER, OpenL::new),
    JDMN("jDMN, compiled", Kind.PEER, JDmn::new),
    CAMUNDA("Camunda DMN", Kind.PEER, Camunda::feel),
    CAMUNDA_JUEL("Camunda DMN, legacy expressions", Kind.PEER, Camunda::juel);

    private final String title;
    private final Kind kind;
    private final Function<Model, Engine> start;

    enum Kind {
        FLOOR,
        OWN,
        STOCK,
        PEER
    }

    Contender(String title, Kind kind, Function<Model, Engine> start) {
        this.title = title;
        this.kind = kind;
        this.start = start;
    }

    String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /** Returns the engine, holding a model. */
    Engine start(Model model) {
        return start.apply(model);
    }
}
