package org.passerelle.programme;

import java.util.List;
import java.util.stream.Collectors;

/** A programme folder that cannot be loaded, with everything that is wrong in it. */
public final class InvalidProgramme extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Defect> defects;

    InvalidProgramme(String programme, List<Defect> defects) {
        super("The programme '" + programme + "' cannot be loaded:\n"
                + defects.stream().map(Defect::toString).collect(Collectors.joining("\n")));
        this.defects = List.copyOf(defects);
    }

    /** Returns every defect found, in the order of the files. */
    public List<Defect> defects() {
        return defects;
    }
}
