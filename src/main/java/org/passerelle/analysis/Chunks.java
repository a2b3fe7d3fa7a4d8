package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Work cut in pieces for all processors. The results come in the order of the pieces, whichever is done first. */
public final class Chunks {

    private Chunks() {}

    /**
     * Returns the result of each piece.
     *
     * @param size how much there is to do
     * @param piece how much of it is done at a time
     * @param what the work is called when progress is told
     * @param work result of what stands from the first number to before the second
     * @throws CancellationException when progress says so; nothing goes on behind it
     */
    public static <T> List<T> of(
            int size, int piece, String what, BiFunction<Integer, Integer, T> work, Progress progress) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<T>> pieces = new ArrayList<>();
            for (int from = 0; from < size; from += piece) {
                int first = from;
                int end = Math.min(size, from + piece);
                pieces.add(threads.submit(() -> work.apply(first, end)));
            }
            return results(pieces, size, piece, what, progress);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> pieces, int size, int piece, String what, Progress progress)
            throws ExecutionException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> pending : pieces) {
            progress.report(Math.min(size, (long) results.size() * piece), size, what);
            results.add(pending.get());
        }
        progress.report(size, size, what);
        return results;
    }
}
