package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Json;

/** One process that drafts are compiled and evaluated in, one after another, seen from the service. */
final class DraftProcess {

    private static final int SECONDS_TO_START = 60;
    private static final int SECONDS_TO_WITHDRAW = 2;
    private static final int SECONDS_TO_EXIT = 5;

    /** Of the JVM, when it is told to exit for want of memory. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private final Process process;
    private final DraftHome home;
    private final ScheduledExecutorService timer;
    private final Lines lines;
    private volatile DraftOutcome.@Nullable Limit exceeded;
    private final List<Future<?>> deadlines = new CopyOnWriteArrayList<>();
    private boolean ready;
    private String during = "";

    private DraftProcess(Process process, DraftHome home, ScheduledExecutorService timer) {
        this.process = process;
        this.home = home;
        this.timer = timer;
        this.lines = new Lines(process);
    }

    /** Starts a process, and does not wait until it is ready. */
    static DraftProcess start(WorkerCommand command, ScheduledExecutorService timer) {
        try {
            return in(DraftHome.create(), command, timer);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Starts a process in a folder, which is deleted when that fails. */
    static DraftProcess in(DraftHome home, WorkerCommand command, ScheduledExecutorService timer) throws IOException {
        try {
            return new DraftProcess(started(command, home.path()), home, timer);
        } catch (IOException | RuntimeException unstartable) {
            home.delete();
            throw unstartable;
        }
    }

    private static Process started(WorkerCommand command, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments(home))
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // What the service was told in secret, drafts need not know.
        builder.environment().clear();
        return builder.start();
    }

    /**
     * Works on a request, and returns what came of it.
     *
     * @param seconds that it may take
     * @param progress takes the steps, as JSON
     */
    DraftOutcome run(WorkerRequest request, int seconds, Consumer<JsonNode> progress, Withdrawal withdrawal) {
        during = "";
        try {
            awaitReady();
            endAfter(seconds);
            lines.write(request.line());
            withdrawal.follow(this::withdraw);
            return read(progress);
        } catch (Lines.TooLong tooLong) {
            endFor(DraftOutcome.Limit.ANSWER);
            return afterEnd();
        } catch (IOException ended) {
            return afterEnd();
        } finally {
            // From now on the process works for others.
            withdrawal.settle();
            forgetDeadlines();
        }
    }

    private void awaitReady() throws IOException {
        if (!ready) {
            endAfter(SECONDS_TO_START);
            lines.read();
            ready = true;
            forgetDeadlines();
        }
    }

    private void endAfter(int seconds) {
        deadlines.add(timer.schedule(() -> endFor(DraftOutcome.Limit.TIME), seconds, TimeUnit.SECONDS));
    }

    private void forgetDeadlines() {
        deadlines.forEach(deadline -> deadline.cancel(false));
        deadlines.clear();
    }

    private DraftOutcome read(Consumer<JsonNode> progress) throws IOException {
        while (true) {
            JsonNode answer = Json.MAPPER.readTree(lines.read());
            if (!answer.has(WorkerAnswer.PROGRESS)) {
                return outcome(answer);
            }
            JsonNode step = answer.get(WorkerAnswer.PROGRESS);
            during = step.path("what").asText();
            progress.accept(step);
        }
    }

    private DraftOutcome outcome(JsonNode answer) {
        if (answer.get(WorkerAnswer.RESULT) instanceof ObjectNode result) {
            return new DraftOutcome.Done(result);
        }
        if (answer.has(WorkerAnswer.UNUSABLE)) {
            return new DraftOutcome.Unusable(answer.get(WorkerAnswer.UNUSABLE));
        }
        if (answer.has(WorkerAnswer.EXHAUSTED)) {
            String limit = answer.get(WorkerAnswer.EXHAUSTED).asText();
            return new DraftOutcome.Exhausted(DraftOutcome.Limit.valueOf(limit), during);
        }
        return answer.has(WorkerAnswer.CANCELLED)
                ? new DraftOutcome.Withdrawn()
                : new DraftOutcome.Fault(answer.path(WorkerAnswer.FAULT).asText());
    }

    private DraftOutcome afterEnd() {
        awaitExit();
        end();
        DraftOutcome.Limit limit = exceeded;
        if (limit != null) {
            return new DraftOutcome.Exhausted(limit, during);
        }
        return process.exitValue() == EXIT_OUT_OF_MEMORY
                ? new DraftOutcome.Exhausted(DraftOutcome.Limit.MEMORY, during)
                : new DraftOutcome.Fault(": the process of a draft ended with " + process.exitValue());
    }

    /** A JVM that ends itself closes its output before it says why it ends. */
    private void awaitExit() {
        try {
            if (!process.waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS)) {
                endFor(DraftOutcome.Limit.TIME);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void withdraw() {
        try {
            lines.write(WorkerRequest.CANCEL);
            // What does not look up from its work is ended all the same.
            endAfter(SECONDS_TO_WITHDRAW);
        } catch (IOException ended) {
            return;
        }
    }

    private void endFor(DraftOutcome.Limit limit) {
        if (process.isAlive()) {
            exceeded = limit;
        }
        process.destroyForcibly();
    }

    /** Returns whether the process runs, as the operating system has it: Java hears of an end a moment later. */
    boolean isAlive() {
        return process.toHandle().isAlive();
    }

    /** Ends the process at once, and deletes what it has written. */
    void end() {
        try {
            process.destroyForcibly().waitFor();
            home.delete();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException kept) {
            // The next service sweeps it away.
            return;
        }
    }
}
