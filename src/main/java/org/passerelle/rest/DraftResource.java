package org.passerelle.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.draft.DraftReader;
import org.passerelle.draft.DraftTask;
import org.passerelle.draft.Drafts;
import org.passerelle.facts.JsonDocument;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Says what a draft, sent with the request and kept nowhere, would do. */
@Path("/v1/programmes/{programme}/drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Answers.LINES})
public final class DraftResource {

    /** Configuration property: the most bytes that a body with a draft may have. */
    static final String BODY_LIMIT = "passerelle.drafts.body";

    private static final Pattern SERVED = Pattern.compile("/v1/programmes/[^/]+/drafts/.*");

    /** A draft is a few hundred texts and what is asked of it, so a body of many small values is none. */
    private static final int MOST_VALUES = 10_000;

    private final Programmes programmes;
    private final DraftReader reader;
    private final Drafts drafts;
    private final Today today;

    @Inject
    DraftResource(Programmes programmes, DraftReader reader, Drafts drafts, Today today) {
        this.programmes = programmes;
        this.reader = reader;
        this.drafts = drafts;
        this.today = today;
    }

    /** Returns whether what is posted to a path holds a draft. */
    static boolean serves(String path) {
        return SERVED.matcher(path).matches();
    }

    /** Says whether a draft is in order. */
    @POST
    @Path("/check")
    public Response check(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.CHECK, id, headers, connection);
    }

    /** Runs the scenarios on a draft. */
    @POST
    @Path("/scenarios")
    public Response scenarios(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.SCENARIOS, id, headers, connection);
    }

    /** Says in words what a draft changes, or how two published editions differ. */
    @POST
    @Path("/comparison")
    public Response comparison(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.COMPARISON, id, headers, connection);
    }

    /** Says for whom a draft decides otherwise. */
    @POST
    @Path("/impact")
    public Response impact(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.IMPACT, id, headers, connection);
    }

    /** Proposes scenarios that a draft lacks. */
    @POST
    @Path("/proposals")
    public Response proposals(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.PROPOSALS, id, headers, connection);
    }

    /** Says how many wrong tables the scenarios of a draft notice. */
    @POST
    @Path("/mutations")
    public Response mutations(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.MUTATIONS, id, headers, connection);
    }

    /** Hands out a table of a draft as a file for spreadsheets. */
    @POST
    @Path("/export")
    public Response export(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.EXPORT, id, headers, connection);
    }

    /** Says what becomes of a table when a file of a spreadsheet is merged into it. */
    @POST
    @Path("/merge")
    public Response merge(
            @PathParam("programme") String id, @Context HttpHeaders headers, @Context RoutingContext connection) {
        return answer(DraftTask.MERGE, id, headers, connection);
    }

    private Response answer(DraftTask task, String id, HttpHeaders headers, RoutingContext connection) {
        Locale language = AcceptedLanguage.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Optional<Programme> programme = programmes.find(id);
        Optional<Uploads.Upload> upload = Uploads.of(connection);
        if (programme.isEmpty() || upload.isEmpty()) {
            return Answers.notFound(language);
        }
        Room room = upload.get().room();
        if (!room.enter()) {
            // Its sender is gone.
            return Answers.busy(language);
        }
        try {
            return answer(task, programme.get(), upload.get(), new Asked(headers, connection, language));
        } finally {
            room.leave();
        }
    }

    private record Asked(HttpHeaders headers, RoutingContext connection, Locale language) {}

    private Response answer(DraftTask task, Programme programme, Uploads.Upload upload, Asked asked) {
        Locale language = asked.language();
        JsonDocument document = JsonDocument.parse(upload.body().getBytes(), MOST_VALUES);
        if (document instanceof JsonDocument.Malformed fault) {
            return Answers.problem(ProblemDocument.malformed(fault, language), language);
        }
        DraftReader.Read read = reader.read(((JsonDocument.WellFormed) document).root(), programme.id(), task);
        if (read instanceof DraftReader.Read.Invalid invalid) {
            return Answers.problem(
                    ProblemDocument.invalid(ProblemKind.INVALID_DRAFT, invalid.problems(), language), language);
        }
        DraftReader.Read.Valid valid = (DraftReader.Read.Valid) read;
        setDay(valid.arguments(), programme);
        boolean basisChanged = !valid.basis().isEmpty()
                && !valid.basis().equals(programme.latest().digest());
        return new DraftAnswer(drafts, task, valid, basisChanged, language)
                .to(asked.headers(), asked.connection(), upload.room());
    }

    /** Who names no day means today; of a programme that is over, its last. */
    private void setDay(ObjectNode arguments, Programme programme) {
        if (!arguments.hasNonNull(Edition.DECISION_DATE)) {
            LocalDate date = today.date();
            LocalDate day = programme.editionOn(date).isPresent()
                    ? date
                    : programme.latest().inForce().nearestTo(date);
            arguments.put(Edition.DECISION_DATE, day.toString());
        }
    }
}
