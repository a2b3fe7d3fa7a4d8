package org.passerelle.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.DecisionWish;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.decision.Receipts;
import org.passerelle.decision.WishParameters;
import org.passerelle.explain.Level;
import org.passerelle.facts.FactType;
import org.passerelle.facts.JsonDocument;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Texts;

/** What an event asks for. */
sealed interface Submission {

    /**
     * A case to be decided.
     *
     * @param day of the decision when the case names none
     * @param body the case, not yet read
     */
    record Case(DecisionWish wish, LocalDate day, JsonDocument body) implements Submission {}

    /** Nothing that could be decided. */
    record Unusable(ProblemDocument problem) implements Submission {}

    /**
     * Reads what an event asks for.
     *
     * @param receipts for answers that are to have one
     * @param recorded the day on which the event was recorded
     */
    static Submission of(CaseEvent event, List<Programme> programmes, Receipts receipts, LocalDate recorded) {
        Locale language = language(event);
        if (event.refusal() != null) {
            return new Unusable(refused(event, event.refusal(), language));
        }
        Attributes attributes = new Attributes(event.attributes());
        checkContext(attributes);
        String programme = attributes.required("programme");
        WishParameters parameters = parameters(attributes);
        attributes.optional("language", languages());
        LocalDate day = day(attributes, recorded);
        if (programme == null || !attributes.problems().isEmpty() || event.data() instanceof JsonDocument.Malformed) {
            return new Unusable(unreadable(event, attributes.problems(), language));
        }
        Optional<Programme> known = named(programme, programmes);
        if (known.isEmpty()) {
            return new Unusable(unknown(programme, programmes, language));
        }
        Map<String, Problem> problems = attributes(parameters.problems(known.get()));
        return problems.isEmpty()
                ? new Case(parameters.wish(known.get(), language, receipts), day, event.data())
                : new Unusable(ProblemDocument.of(ProblemKind.MALFORMED_REQUEST, problems, null, language));
    }

    private static Optional<Programme> named(String id, List<Programme> programmes) {
        return programmes.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
    }

    /** Names of attributes have no capitals. */
    private static Map<String, Problem> attributes(Map<String, Problem> parameters) {
        Map<String, Problem> attributes = new TreeMap<>();
        parameters.forEach((name, problem) -> attributes.put(name.toLowerCase(Locale.ROOT), problem));
        return attributes;
    }

    private static WishParameters parameters(Attributes attributes) {
        String level = attributes.optional("explain", Level.names());
        String outcomes = attributes.optional("outcomes");
        return new WishParameters(
                level == null ? WishParameters.SHORT : level,
                outcomes == null ? List.of() : List.of(outcomes),
                attributes.flag("receipt"),
                attributes.flag("strictscope"));
    }

    private static void checkContext(Attributes attributes) {
        attributes.required("specversion", "1.0");
        attributes.required("id");
        attributes.required("source");
        attributes.required("type", "org.passerelle.case.submitted.v1");
    }

    /** Returns the language that is asked for; the default when it is none of those that texts exist in. */
    static Locale language(CaseEvent event) {
        String wanted = event.attribute("language");
        return Texts.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted))
                .findFirst()
                .orElse(Texts.LANGUAGES.get(0));
    }

    private static List<String> languages() {
        return Texts.LANGUAGES.stream().map(Locale::getLanguage).toList();
    }

    /** Without a clock: an event that comes again is decided for the same day. */
    private static LocalDate day(Attributes attributes, LocalDate recorded) {
        String time = attributes.optional("time");
        if (time == null) {
            if (!FactType.Day.admits(recorded)) {
                // Whoever writes a record sets when: this one names a day that no case could.
                attributes.required("time");
            }
            return recorded;
        }
        try {
            LocalDate day = OffsetDateTime.parse(time)
                    .atZoneSameInstant(CaseRequest.ZONE)
                    .toLocalDate();
            if (FactType.Day.admits(day)) {
                return day;
            }
        } catch (DateTimeException noTime) {
            // Refused below, as is a day that no case could name.
        }
        attributes.refuse("time", time, List.of("RFC 3339"));
        return recorded;
    }

    private static ProblemDocument refused(CaseEvent event, ProblemKind refusal, Locale language) {
        // Attributes that lack may have come after the fault.
        return refusal == ProblemKind.MALFORMED_REQUEST
                ? unreadable(event, Map.of(), language)
                : ProblemDocument.of(refusal, language);
    }

    private static ProblemDocument unreadable(CaseEvent event, Map<String, Problem> problems, Locale language) {
        JsonDocument.Malformed malformed = event.data() instanceof JsonDocument.Malformed fault ? fault : null;
        return ProblemDocument.of(ProblemKind.MALFORMED_REQUEST, problems, malformed, language);
    }

    private static ProblemDocument unknown(String programme, List<Programme> programmes, Locale language) {
        List<String> ids = programmes.stream().map(Programme::id).toList();
        Problem problem = Problem.unlisted("", Problem.Code.NOT_ALLOWED, programme, ids);
        return ProblemDocument.of(ProblemKind.NOT_FOUND, Map.of("programme", problem), null, language);
    }
}
