package org.passerelle.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Period;
import org.passerelle.programme.Programme;

/**
 * A case to be decided, as read.
 *
 * @param caseId the caller's own name of the case; null when none was given
 * @param day of the decision
 * @param edition in force on that day
 * @param facts typed by the edition, null where not known
 * @param asked the outcomes asked for; null for all
 * @param unneeded JSON pointers of facts that were sent and are not among the facts, since what is asked for cannot depend on them
 */
public record CaseRequest(
        @Nullable String caseId,
        LocalDate day,
        Edition edition,
        Map<String, Object> facts,
        @Nullable Asked asked,
        List<String> unneeded) {

    /** Where the day begins when a request names none. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    public static final String CASE_ID = "caseId";
    public static final String FACTS = "facts";
    private static final int MAXIMUM_CASE_ID = 64;

    /** What came of reading: a request, or every problem found. */
    public sealed interface Read {

        /**
         * The request can be decided.
         *
         * @param values of all its fields, by name
         */
        record Valid(CaseRequest request, Map<?, ?> values) implements Read {}

        /** The request is refused. */
        record Invalid(List<Problem> problems) implements Read {}
    }

    /**
     * Reads the body of a request.
     *
     * @param today the day of the decision when the body names none
     */
    public static Read read(JsonNode body, Programme programme, LocalDate today) {
        return read(body, programme, today, edition -> Map.of(), edition -> List.of());
    }

    /**
     * Reads the body of a request that says more than the case.
     *
     * @param more fields beside those of the case
     * @param check returns further problems of the body
     */
    public static Read read(
            JsonNode body,
            Programme programme,
            LocalDate today,
            Function<Edition, Map<String, Field>> more,
            Function<Edition, List<Problem>> check) {
        LocalDate day = day(body).orElse(today);
        Optional<Edition> inForce = programme.editionOn(day);
        // Without one the published schema, that of the latest, shows at least what else is wrong.
        Edition edition = inForce.orElseGet(programme::latest);
        List<Problem> problems = new ArrayList<>();
        if (inForce.isEmpty()) {
            problems.add(noEdition(programme));
        }
        Map<String, Field> fields = new LinkedHashMap<>(envelope(edition.facts()));
        fields.putAll(more.apply(edition));
        Reading reading = FactReader.read(body, new Structure(fields), "");
        if (reading instanceof Reading.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        problems.addAll(check.apply(edition));
        if (reading instanceof Reading.Accepted accepted && problems.isEmpty()) {
            Map<?, ?> values = (Map<?, ?>) accepted.value();
            return new Read.Valid(
                    new CaseRequest(
                            (String) values.get(CASE_ID), day, edition, facts(values.get(FACTS)), null, List.of()),
                    values);
        }
        return new Read.Invalid(problems);
    }

    /** Returns the name that a body gives its case; null when it gives none that could be one. */
    public static @Nullable String caseId(JsonNode body) {
        Reading reading = FactReader.read(body.path(CASE_ID), Text.upTo(MAXIMUM_CASE_ID), "");
        return reading instanceof Reading.Accepted accepted ? (String) accepted.value() : null;
    }

    /** Returns the same case with what is needed for some outcomes only. */
    public CaseRequest asking(Asked outcomes) {
        return outcomes.keepIn(this);
    }

    /** The day that the body names, when it names one: it decides which edition types the rest. */
    private static Optional<LocalDate> day(JsonNode body) {
        Reading reading = FactReader.read(body.path(Edition.DECISION_DATE), new Day(), "");
        return reading instanceof Reading.Accepted accepted
                ? Optional.ofNullable((LocalDate) accepted.value())
                : Optional.empty();
    }

    private static Map<String, Field> envelope(Structure facts) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put(CASE_ID, new Field(Text.upTo(MAXIMUM_CASE_ID), false, ""));
        fields.put(Edition.DECISION_DATE, new Field(new Day(), false, ""));
        fields.put(FACTS, new Field(facts, true, ""));
        return fields;
    }

    /** Returns a structure as one whose parts are known by name. */
    static Map<String, Object> facts(@Nullable Object value) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Objects.requireNonNull((Map<?, ?>) value).forEach((name, fact) -> facts.put((String) name, fact));
        return facts;
    }

    /** Returns what is wrong with a day on which no edition of a programme is in force. */
    public static Problem noEdition(Programme programme) {
        List<String> periods = programme.editions().stream()
                .map(Edition::inForce)
                .map(Period::toString)
                .toList();
        return new Problem(
                "/" + Edition.DECISION_DATE,
                Problem.Code.NO_EDITION_IN_FORCE,
                periods,
                null,
                Map.of("periods", String.join(", ", periods)));
    }
}
