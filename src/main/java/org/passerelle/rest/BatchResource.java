package org.passerelle.rest;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.passerelle.batch.Batch;
import org.passerelle.batch.BatchLimits;
import org.passerelle.batch.BatchRequest;
import org.passerelle.decision.Receipts;
import org.passerelle.decision.WishParameters;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Decides many cases. */
@Path("/v1/programmes/{programme}/decisions/batch")
public final class BatchResource {

    private static final Logger LOG = Logger.getLogger(BatchResource.class);
    private static final Pattern SERVED = Pattern.compile("/v1/programmes/[^/]+/decisions/batch/?");

    /** After the time that a batch may take, so long is waited for whoever does not take its answers. */
    private static final Duration TO_TAKE_THE_REST = Duration.ofMinutes(1);

    private final Programmes programmes;
    private final Batch batch;
    private final Receipts receipts;
    private final Today today;
    private final Semaphore free;
    private final long longest;

    @Inject
    BatchResource(
            Programmes programmes,
            Batch batch,
            Receipts receipts,
            Today today,
            Limits limits,
            BatchLimits batchLimits) {
        this.programmes = programmes;
        this.batch = batch;
        this.receipts = receipts;
        this.today = today;
        this.free = new Semaphore(limits.batches());
        this.longest = batchLimits.time().plus(TO_TAKE_THE_REST).toMillis();
    }

    /** Returns whether what is posted to a path is a batch. */
    static boolean serves(String path) {
        return SERVED.matcher(path).matches();
    }

    /** Decides cases as they arrive. */
    @POST
    @Blocking
    @Consumes(Answers.LINES)
    @Produces(Answers.LINES)
    public Response decide(
            @PathParam("programme") String id,
            @QueryParam("explain") @DefaultValue(WishParameters.SHORT) String explain,
            @QueryParam("outcomes") List<String> outcomes,
            @QueryParam("receipt") @DefaultValue(WishParameters.FALSE) String receipt,
            @QueryParam("strictScope") @DefaultValue(WishParameters.FALSE) String strictScope,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context RoutingContext connection,
            InputStream cases) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        if (programme.isEmpty()) {
            return Answers.notFound(language);
        }
        WishParameters parameters = new WishParameters(explain, outcomes, receipt, strictScope);
        Map<String, Problem> problems = parameters.problems(programme.get());
        if (!problems.isEmpty()) {
            return Answers.badParameters(problems, language);
        }
        if (!free.tryAcquire()) {
            return Answers.busy(language);
        }
        Runnable release = releaseAtTheEndOf(connection);
        return answer(
                new BatchRequest(parameters.wish(programme.get(), language, receipts), today.date()), cases, release);
    }

    /** Returns what makes room for another batch, once; so does the end of the connection. */
    private Runnable releaseAtTheEndOf(RoutingContext connection) {
        AtomicBoolean held = new AtomicBoolean(true);
        long end = connection
                .vertx()
                .setTimer(longest, late -> connection.request().connection().close());
        Runnable release = () -> {
            if (held.getAndSet(false)) {
                connection.vertx().cancelTimer(end);
                free.release();
            }
        };
        connection.addEndHandler(answered -> release.run());
        if (connection.response().closed()) {
            // Of whoever was gone before then nobody says that it ended.
            release.run();
        }
        return release;
    }

    private Response answer(BatchRequest request, InputStream cases, Runnable release) {
        StreamingOutput answers = out -> {
            try {
                run(request, cases, out);
            } finally {
                release.run();
            }
        };
        return Response.ok(answers, Answers.LINES)
                .language(request.language())
                .header(HttpHeaders.VARY, Answers.NEGOTIATED)
                .build();
    }

    /** A caller who is gone is no fault of the service; one who is there misses the summary, and knows that the batch was cut short. */
    private void run(BatchRequest request, InputStream cases, OutputStream out) {
        try {
            batch.run(request, cases, out);
        } catch (IOException gone) {
            LOG.debug("A batch was broken off by its caller.");
        }
    }
}
