package org.passerelle.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.programme.Edition;

/**
 * What tells an event from all others. The ids of its answers follow from it: the same event under the same rules gets the same answer, by
 * which a repeat is known.
 *
 * @param name source and id of the event, else where its record stands
 * @param record where the record of an event stands whose source or id its answer cannot name; null when it names both
 */
record Origin(String name, @Nullable String record) {

    private static final NameBasedGenerator IDS =
            Generators.nameBasedGenerator(UUID.fromString("9b1e4f0a-6a3c-5f0e-8d64-0a1c5f6f7d21"));
    private static final UUID NO_ID = new UUID(0, 0);

    static Origin of(CaseEvent event, ConsumerRecord<?, ?> record) {
        String source = event.attribute("source");
        String id = event.attribute("id");
        // A source of two lines, which is none, could with another id come to the same name.
        if (source == null || id == null || source.indexOf('\n') >= 0) {
            return new Origin(place(record), place(record));
        }
        return new Origin(source + "\n" + id, null);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    /** Returns the same origin, of which an answer says only where the record stands. */
    Origin at(ConsumerRecord<?, ?> record) {
        return new Origin(name, place(record));
    }

    /** Returns the id of the decision: another day or other rules make another decision. */
    UUID decision(Edition edition, LocalDate day) {
        return id(edition.digest() + "\n" + day);
    }

    /** Returns a problem document as that of this event: another problem has another id. */
    ProblemDocument problem(ProblemDocument problem) {
        return problem.withInstance(id(new String(Json.bytes(problem.withInstance(NO_ID)), StandardCharsets.UTF_8)));
    }

    private UUID id(String answer) {
        return IDS.generate(answer + "\n" + name);
    }
}
