package org.passerelle.batch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What batches run on.
 *
 * @param deciding a thread for each core, which they share
 * @param reading a thread for each of them, which mostly waits
 */
record BatchThreads(ExecutorService deciding, ExecutorService reading) {

    static BatchThreads create() {
        return new BatchThreads(
                Executors.newFixedThreadPool(BatchRun.CORES, work -> thread(work, "batch")),
                Executors.newCachedThreadPool(work -> thread(work, "batch-reader")));
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void stop() {
        deciding.shutdownNow();
        reading.shutdownNow();
    }
}
