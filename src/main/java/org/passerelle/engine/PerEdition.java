package org.passerelle.engine;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.passerelle.programme.Edition;

/**
 * What is worked out once per edition and kept as long as the edition is. Safe for threads; two at once may do the work twice.
 *
 * @param <T> what is kept; it must not hold the edition or its model
 */
public final class PerEdition<T> {

    private final Function<Edition, T> work;
    private final Map<Object, T> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** Creates an empty store. */
    public PerEdition(Function<Edition, T> work) {
        this.work = work;
    }

    /** Returns what belongs to an edition. */
    public T of(Edition edition) {
        T found = known.get(edition.model());
        if (found == null) {
            found = work.apply(edition);
            known.put(edition.model(), found);
        }
        return found;
    }
}
