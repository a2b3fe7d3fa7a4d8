package org.passerelle.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.DecisionWish;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Faults;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.decision.Receipts;
import org.passerelle.engine.FaultTrace;
import org.passerelle.log.GivenDecision;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Answers case events, each with a decision or with what is wrong with it. Safe for threads. */
@Singleton
final class CaseAnswers {

    private final List<Programme> programmes;
    private final Decisions decisions;
    private final Receipts receipts;
    private final int longestCase;
    private final int longestAnswer;

    @Inject
    CaseAnswers(
            Programmes programmes,
            Decisions decisions,
            Receipts receipts,
            @ConfigProperty(name = "passerelle.limits.body") int longestCase,
            @ConfigProperty(name = "passerelle.events.answer-bytes") int longestAnswer) {
        this(programmes.all(), decisions, receipts, longestCase, longestAnswer);
    }

    /**
     * Prepares to answer.
     *
     * @param receipts for answers that are to have one
     * @param longestCase bytes that the value of a record may have
     * @param longestAnswer bytes that the value of its answer may have
     */
    CaseAnswers(
            List<Programme> programmes, Decisions decisions, Receipts receipts, int longestCase, int longestAnswer) {
        this.programmes = programmes;
        this.decisions = decisions;
        // An answer is the same each time, so nothing in it may come from a clock.
        this.receipts = receipts.withoutTime();
        this.longestCase = longestCase;
        this.longestAnswer = longestAnswer;
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
            Reply reply = reply(Submission.of(event, programmes, receipts, recorded), origin);
            ProducerRecord<byte[], byte[]> answer = reply.event().record(event, origin, record.key(), language);
            if (length(answer) <= longestAnswer) {
                return new Answered(answer, reply.given());
            }
            fault = ": the answer is longer than passerelle.events.answer-bytes";
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            // A fault of one case is no fault of the others.
            fault = FaultTrace.of(failure);
        }
        AnswerEvent problem = fault(fault, origin, language);
        ProducerRecord<byte[], byte[]> answer = problem.record(event, origin, record.key(), language);
        if (length(answer) > longestAnswer) {
            // Its key and attributes alone are: where it stands must do to tell which case it was.
            answer = problem.record(event.bare(), origin.at(record), null, language);
        }
        return new Answered(answer, null);
    }

    /** Returns the record that refuses the record of a case because of its length. */
    Answered tooLong(ConsumerRecord<byte[], byte[]> record) {
        CaseEvent event = CaseEvent.read(record, longestCase);
        Origin origin = Origin.of(event, record);
        Locale language = Submission.language(event);
        AnswerEvent problem =
                AnswerEvent.of(origin.problem(ProblemDocument.of(ProblemKind.CONTENT_TOO_LARGE, language)));
        return new Answered(problem.record(event, origin, record.key(), language), null);
    }

    private static int length(ProducerRecord<byte[], byte[]> record) {
        int length = record.value().length + (record.key() == null ? 0 : record.key().length);
        for (Header header : record.headers()) {
            length += header.key().length() + header.value().length;
        }
        return length;
    }

    private record Reply(AnswerEvent event, @Nullable GivenDecision given) {}

    private Reply reply(Submission submission, Origin origin) {
        if (submission instanceof Submission.Unusable unusable) {
            return new Reply(AnswerEvent.of(origin.problem(unusable.problem())), null);
        }
        Submission.Case submitted = (Submission.Case) submission;
        DecisionWish wish = submitted.wish();
        DecisionWish.Admission admission = decisions.admit(submitted::body, wish, submitted.day());
        if (admission instanceof DecisionWish.Admission.Refused refused) {
            return new Reply(AnswerEvent.of(origin.problem(refused.problem())), null);
        }
        CaseRequest request = ((DecisionWish.Admission.Admitted) admission).request();
        String id = origin.decision(request.edition(), request.day()).toString();
        Decisions.Decided decided =
                decisions.decide(request, wish.level(), wish.language()).named(id);
        Answer answer = wish.answer(request, decided);
        return new Reply(AnswerEvent.of(answer), new GivenDecision(request, answer));
    }

    private static AnswerEvent fault(String trace, Origin origin, Locale language) {
        ProblemDocument problem = origin.problem(ProblemDocument.of(ProblemKind.FAULT, language));
        Faults.log(problem, trace);
        return AnswerEvent.of(problem);
    }
}
