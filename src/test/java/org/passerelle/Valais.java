package org.passerelle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.passerelle.decision.CaseRequest;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;

/** The programme valais-coaching, loaded once from its folders for all tests, and decisions on it. */
public final class Valais {

    public static final ProgrammeFolder FOLDER =
            new ProgrammeFolder("valais-coaching", Path.of("dmn/valais-coaching"), Path.of("rules/valais-coaching"));

    public static final Programme PROGRAMME = LoadedProgrammes.of(FOLDER);

    public static final Edition EDITION = PROGRAMME.latest();

    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final DecisionEngine ENGINE = new DecisionEngine();

    private Valais() {}

    /** Returns typed facts. */
    public static Map<String, Object> facts(String json) {
        try {
            return TypedFacts.of(EDITION, new ObjectMapper().readTree(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns a request, of {@link #DAY} unless it says another. */
    public static CaseRequest request(JsonNode body) {
        return ((CaseRequest.Read.Valid) CaseRequest.read(body, PROGRAMME, DAY)).request();
    }

    /** Decides a case on {@link #DAY}. */
    public static Evaluation decide(String json) {
        return ENGINE.decide(EDITION, facts(json), DAY);
    }
}
