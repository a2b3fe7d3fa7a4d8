package org.passerelle.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Faults;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.engine.FaultTrace;
import org.passerelle.log.GivenDecision;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Answers case events, each with a decision or with what is wrong with it. Safe for threads. */
@Singleton
final class CaseAnswers {

    private final List<Programme> programmes;
    private final Decisions decisions;
    private final int longestCase;
    private final int longestAnswer;

    @Inject
    CaseAnswers(
            Programmes programmes,
            Decisions decisions,
            @ConfigProperty(name = "passerelle.limits.body") int longestCase,
            @ConfigProperty(name = "passerelle.events.answer-bytes") int longestAnswer) {
        this(programmes.all(), decisions, longestCase, longestAnswer);
    }

    /**
     * Prepares to answer.
     *
     * @param longestCase bytes that the value of a record may have
     * @param longestAnswer bytes that the value of its answer may have
     */
    CaseAnswers(List<Programme> programmes, Decisions decisions, int longestCase, int longestAnswer) {
        this.programmes = programmes;
        this.decisions = decisions;
        this.longestCase = longestCase;
        this.longestAnswer = longestAnswer;
    }

    /** Returns the record that answers the record of a case: the same bytes for the same bytes. */
    ProducerRecord<byte[], byte[]> answer(ConsumerRecord<byte[], byte[]> record) {
        return answered(record).record();
    }

    /**
     * What is answered.
     *
     * @param given the decision that is answered; null when there is none
     */
    record Answered(
            ProducerRecord<byte[], byte[]> record, @Nullable GivenDecision given) {}

    /** Returns the record that answers the record of a case, and the decision in it. */
    Answered answered(ConsumerRecord<byte[], byte[]> record) {
        CaseEvent event = CaseEvent.read(record, longestCase);
        Origin origin = Origin.of(event, record);
        Locale language = Submission.language(event);
        String fault;
        try {
            LocalDate recorded = LocalDate.ofInstant(Instant.ofEpochMilli(record.timestamp()), CaseRequest.ZONE);
            Reply reply = reply(Submission.of(event, programmes, recorded), origin, language);
            ProducerRecord<byte[], byte[]> answer = reply.event().record(event, origin, record.key(), language);
            if (answer.value().length <= longestAnswer) {
                return new Answered(answer, reply.given());
            }
            fault = ": the answer is longer than passerelle.events.answer-bytes";
        } catch (RuntimeException failure) {
            // A fault of one case is no fault of the others.
            fault = FaultTrace.of(failure);
        }
        return new Answered(fault(fault, origin, language).record(event, origin, record.key(), language), null);
    }

    private record Reply(AnswerEvent event, @Nullable GivenDecision given) {}

    private Reply reply(Submission submission, Origin origin, Locale language) {
        if (submission instanceof Submission.Unusable unusable) {
            return new Reply(AnswerEvent.of(origin.problem(unusable.problem())), null);
        }
        Submission.Case submitted = (Submission.Case) submission;
        CaseRequest.Read read = CaseRequest.read(submitted.body(), submitted.programme(), submitted.day());
        if (read instanceof CaseRequest.Read.Invalid invalid) {
            ProblemDocument problem = ProblemDocument.invalid(invalid.problems(), language);
            return new Reply(AnswerEvent.of(origin.problem(problem)), null);
        }
        CaseRequest request = ((CaseRequest.Read.Valid) read).request();
        String id = origin.decision(request.edition(), request.day()).toString();
        Answer answer =
                decisions.decide(request, submitted.level(), language).answer().named(id);
        return new Reply(AnswerEvent.of(answer), new GivenDecision(request, answer));
    }

    private static AnswerEvent fault(String trace, Origin origin, Locale language) {
        ProblemDocument problem = origin.problem(ProblemDocument.of(ProblemKind.FAULT, language));
        Faults.log(problem, trace);
        return AnswerEvent.of(problem);
    }
}
