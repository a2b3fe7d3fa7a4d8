package org.passerelle.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.decision.Json;

/**
 * What a run was asked at its start. It stands in a file beside the answers until the run is over, so that who goes on with it goes on with
 * the same.
 *
 * @param asked in words, by option
 */
record RunNote(Map<String, String> asked) {

    static final String DAY = "--day";

    /** Returns the note that a run left; empty when there is none. */
    static Optional<RunNote> in(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunNote(Json.MAPPER.readValue(file.toFile(), new TypeReference<>() {})));
        } catch (JsonProcessingException torn) {
            throw new Unusable(file + " does not say how the run was begun; begin anew by --overwrite.", torn);
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, Json.bytes(asked));
    }

    /** Returns the same with a day, where none was asked for. */
    RunNote on(LocalDate day) {
        Map<String, String> dated = new LinkedHashMap<>(asked);
        dated.putIfAbsent(DAY, day.toString());
        return new RunNote(dated);
    }

    /** Returns the day of decisions of cases that name none. */
    LocalDate day() {
        return LocalDate.parse(Objects.requireNonNull(asked.get(DAY)));
    }

    /** Refuses what is asked otherwise than at the start; a day that is not asked for stays that of the start. */
    RunNote goOn(RunNote now) {
        now.asked.forEach((option, value) -> {
            String begun = asked.getOrDefault(option, "not noted");
            if (!begun.equals(value)) {
                throw new Unusable(
                        "The run that was broken off was begun otherwise: %s was %s, and now is %s; go on as it was begun, or begin anew by --overwrite."
                                .formatted(option, begun, value));
            }
        });
        return this;
    }
}
