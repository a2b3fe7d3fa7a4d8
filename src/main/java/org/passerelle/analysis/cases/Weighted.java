package org.passerelle.analysis.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values of which some are drawn more often than others. */
final class Weighted<T> {

    private final List<T> values = new ArrayList<>();
    private final List<Double> sums = new ArrayList<>();
    private double sum;

    /** Returns values that are drawn equally often. */
    static <T> Weighted<T> equally(List<? extends T> values) {
        Weighted<T> weighted = new Weighted<>();
        values.forEach(value -> weighted.add(value, 1));
        return weighted;
    }

    void add(T value, double weight) {
        sum += weight;
        values.add(value);
        sums.add(sum);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    T draw(SplittableRandom random) {
        double at = random.nextDouble() * sum;
        int index = 0;
        while (index < values.size() - 1 && sums.get(index) <= at) {
            index++;
        }
        return values.get(index);
    }
}
