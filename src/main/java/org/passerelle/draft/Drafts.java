package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.passerelle.programme.PublishedFiles;

/** Works on drafts, in as many processes as allowed. A process is started when it is first needed, and kept. */
@Singleton
public final class Drafts {

    /** Whether the rules of a draft, which are code, may differ from the published ones. */
    public static final String RULES_ALLOWED = "passerelle.drafts.rules";

    /** A check that was withdrawn needs a moment to end before the next can begin. */
    private static final int SECONDS_TO_WAIT = 2;

    /** Name of the thread that gets a process ready. */
    static final String WARMING = "draft-warming";

    private static final Logger LOG = Logger.getLogger(Drafts.class);

    private final WorkerCommand command;
    private final int secondsForBriefTasks;
    private final int secondsForLongTasks;
    private final Semaphore free;
    private final Deque<DraftProcess> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean isWarming = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "draft-timer");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    Drafts(
            @ConfigProperty(name = "passerelle.drafts.processes") int processes,
            @ConfigProperty(name = "passerelle.drafts.memory") String memory,
            @ConfigProperty(name = "passerelle.drafts.seconds") int secondsForBriefTasks,
            @ConfigProperty(name = "passerelle.drafts.seconds-for-long-tasks") int secondsForLongTasks,
            @ConfigProperty(name = RULES_ALLOWED) boolean rulesAllowed,
            PublishedFiles published) {
        this.command = new WorkerCommand(memory, rulesAllowed, published);
        this.secondsForBriefTasks = secondsForBriefTasks;
        this.secondsForLongTasks = secondsForLongTasks;
        this.free = new Semaphore(processes);
    }

    void prepare(@Observes StartupEvent start) {
        DraftHome.sweep(Path.of(System.getProperty("java.io.tmpdir")));
        if (!Confinement.isPossible()) {
            LOG.warnf(
                    "Java %d cannot confine the processes of drafts: they have one wall less. Please run Java 17 to 23.",
                    Runtime.version().feature());
        }
    }

    /**
     * Works on a task, and returns what came of it.
     *
     * @param arguments what the request holds beside the draft; an object
     * @param language of what is written for people
     * @param progress takes the steps, as JSON
     * @param withdrawal by which the caller may end it
     */
    public DraftOutcome run(
            DraftTask task,
            Draft draft,
            JsonNode arguments,
            Locale language,
            Consumer<JsonNode> progress,
            Withdrawal withdrawal) {
        if (!acquire()) {
            return new DraftOutcome.Busy();
        }
        try {
            int seconds = task.isLong() ? secondsForLongTasks : secondsForBriefTasks;
            return run(new WorkerRequest(task, draft, arguments, language), seconds, progress, withdrawal);
        } finally {
            free.release();
        }
    }

    private DraftOutcome run(WorkerRequest request, int seconds, Consumer<JsonNode> progress, Withdrawal withdrawal) {
        DraftProcess process = process();
        boolean sound = false;
        try {
            DraftOutcome outcome = process.run(request, seconds, progress, withdrawal);
            sound = process.isAlive();
            return outcome;
        } finally {
            if (sound) {
                idle.push(process);
            } else {
                // Another is warm when the next request comes.
                process.end();
                idle.push(DraftProcess.start(command, timer));
            }
        }
    }

    /** Gets a process ready in the background, unless there is one: who reads files will soon send a draft. */
    public void warm(String programme) {
        if (idle.isEmpty() && free.availablePermits() > 0 && isWarming.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> checkNothing(programme), WARMING);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void checkNothing(String programme) {
        try {
            var unused = run(
                    DraftTask.CHECK,
                    Draft.empty(programme),
                    JsonNodeFactory.instance.objectNode(),
                    Locale.ENGLISH,
                    step -> {},
                    new Withdrawal());
        } finally {
            isWarming.set(false);
        }
    }

    private boolean acquire() {
        try {
            return free.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private DraftProcess process() {
        DraftProcess process = idle.poll();
        if (process != null && process.isAlive()) {
            return process;
        }
        if (process != null) {
            // It died while nobody looked, and has left its folder.
            process.end();
        }
        return DraftProcess.start(command, timer);
    }

    @PreDestroy
    void end() {
        timer.shutdownNow();
        idle.forEach(DraftProcess::end);
    }
}
