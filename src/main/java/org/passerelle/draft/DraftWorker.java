package org.passerelle.draft;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.passerelle.feel.ClosedFeel;
import org.passerelle.programme.PublishedFiles;

/**
 * The process in which drafts are compiled and evaluated. Reads a request a line and answers with lines of JSON: progress, then a result, what makes the draft
 * unusable, or a fault. Ends with the service that started it.
 */
public final class DraftWorker {

    private static final int ATTEMPTS = 3;

    private final Path home;
    private final Projects projects;
    private final PrintStream out;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private volatile boolean cancelled;

    private DraftWorker(Path home, Projects projects, PrintStream out) {
        this.home = home;
        this.projects = projects;
        this.out = out;
    }

    /**
     * Works until its input ends.
     *
     * @param arguments the folder to write into, whether rules of drafts may differ
     */
    public static void main(String[] arguments) throws InterruptedException {
        // What the engine logs quotes the draft and its cases, and what anything prints is no answer.
        Logger.getLogger("").setLevel(Level.OFF);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Path home = Path.of(arguments[0]);
        ClosedFeel.close();
        Confinement.enter(home);
        PublishedFiles published = new PublishedFiles(Optional.of(WorkerCommand.further(home)));
        Projects projects = new Projects(home, published, Boolean.parseBoolean(arguments[1]));
        new DraftWorker(home, projects, out).work();
    }

    private void work() throws InterruptedException {
        Thread listener = new Thread(this::listen, "requests");
        listener.setDaemon(true);
        listener.start();
        send(WorkerAnswer.ready());
        while (true) {
            answer(requests.take());
        }
    }

    /** Takes in requests while one is worked on: it may be withdrawn, and the service may end. */
    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(WorkerRequest.CANCEL)) {
                    cancelled = true;
                } else {
                    requests.add(line);
                }
            }
        } catch (IOException gone) {
            // As at the end of the input: nobody is there to answer.
        }
        leave();
    }

    /** A service that was killed deletes nothing. While a draft is worked on, something may be written behind the deletion. */
    private synchronized void leave() {
        for (int attempt = 0; attempt < ATTEMPTS && !isDeleted(); attempt++) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Not while the process leaves: what is gone already would end it before all is. */
    private synchronized void forget() {
        projects.forget();
    }

    private boolean isDeleted() {
        try {
            ProjectFolder.delete(home);
            return true;
        } catch (IOException | UncheckedIOException written) {
            return false;
        }
    }

    private void answer(String line) {
        cancelled = false;
        try {
            WorkerRequest request = WorkerRequest.parse(line);
            send(WorkerAnswer.progress(0, 1, "reading"));
            Task task = request.task().task();
            Project project = projects.lay(request.draft(), request.language(), task);
            send(WorkerAnswer.result(task.run(project, request.arguments(), request.language(), this::report)));
        } catch (UnusableDraft unusable) {
            send(WorkerAnswer.unusable(unusable.messages()));
        } catch (CancellationException noted) {
            send(WorkerAnswer.cancelled());
        } catch (StackOverflowError endless) {
            send(WorkerAnswer.exhausted(DraftOutcome.Limit.RECURSION));
        } catch (RuntimeException fault) {
            send(WorkerAnswer.fault(fault));
        } finally {
            forget();
        }
    }

    private void report(long done, long of, String what) {
        if (cancelled) {
            throw new CancellationException();
        }
        send(WorkerAnswer.progress(done, of, what));
    }

    private void send(String line) {
        out.println(line);
        out.flush();
    }
}
