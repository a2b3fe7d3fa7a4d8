package org.passerelle.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through the combinations of one element of each of some collections. */
final class Combinations {

    private Combinations() {}

    /**
     * Hands on each combination, or says that there are too many of them and hands on none.
     *
     * @param tooMany called when there are more than the budget allows
     */
    static <T extends @Nullable Object> void of(
            List<? extends Collection<T>> choices, Budget budget, Consumer<List<T>> each, Runnable tooMany) {
        long size = 1;
        for (Collection<T> choice : choices) {
            size = Math.min(size * choice.size(), Budget.AT_ONCE + 1L);
        }
        // A single one is no search: what is known is to be found whatever has been tried before.
        if (budget.take(size) || size <= 1) {
            extend(choices, new ArrayList<>(), each);
        } else {
            tooMany.run();
        }
    }

    private static <T extends @Nullable Object> void extend(
            List<? extends Collection<T>> choices, List<T> chosen, Consumer<List<T>> each) {
        if (chosen.size() == choices.size()) {
            each.accept(new ArrayList<>(chosen));
            return;
        }
        for (T element : choices.get(chosen.size())) {
            chosen.add(element);
            extend(choices, chosen, each);
            chosen.remove(chosen.size() - 1);
        }
    }
}
