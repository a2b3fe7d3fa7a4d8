package org.passerelle.benchmark;

import java.util.List;
import org.passerelle.programme.Edition;

/** Which requests are measured. */
public enum Requests {
    /** One that is as they mostly are. */
    TYPICAL {
        @Override
        public List<byte[]> bodies(Edition edition) {
            return List.of(Valais.typical());
        }
    },
    /** Random ones, contradictory and full of gaps: harder than any that will come. */
    RANDOM {
        @Override
        public List<byte[]> bodies(Edition edition) {
            return Valais.random(edition, Cases.COUNT);
        }
    };

    /** Returns their bodies. */
    public abstract List<byte[]> bodies(Edition edition);
}
