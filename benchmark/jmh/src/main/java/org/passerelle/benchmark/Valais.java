package org.passerelle.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.dmn.DMNKogito;
import org.kie.kogito.dmn.DmnDecisionModel;
import org.passerelle.RandomCases;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;

/** The programme valais-coaching and cases of it. To be used in the folder of the project. */
public final class Valais {

    /** The day that cases are decided on. */
    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final String ID = "valais-coaching";
    private static final Path MODELS = Path.of("dmn", ID);
    private static final Path TYPICAL = Path.of("benchmark/typical-case.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261121;

    private Valais() {}

    /** Returns the programme as the service runs it. */
    public static Programme programme() {
        return load(Set.of(new IndexedTables()), true);
    }

    /** Returns the programme on the engine as it comes. */
    public static Programme stock() {
        return load(Set.of(), false);
    }

    private static Programme load(Set<DMNProfile> profiles, boolean traced) {
        DMNRuntime runtime = DMNKogito.createGenericDMNRuntime(profiles, true, models());
        if (traced) {
            runtime.addListener(new TraceListener());
        }
        // The rules are those that Kogito compiled when the service was built.
        return ProgrammeLoader.load(
                new ProgrammeFolder(ID, MODELS, Path.of("rules", ID)),
                Models.published((namespace, name) -> new DmnDecisionModel(runtime, namespace, name)));
    }

    private static Reader[] models() {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .map(Valais::reader)
                    .toArray(Reader[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Reader reader(Path file) {
        try {
            return Files.newBufferedReader(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the body of a request as they mostly are: everything asked is known, and two measures are proposed. */
    public static byte[] typical() {
        try {
            return Files.readAllBytes(TYPICAL);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns bodies of requests with random facts, a quarter of them unknown; the same in every run. */
    public static List<byte[]> random(Edition edition, int count) {
        RandomCases cases = RandomCases.of(edition, DAY, SEED);
        return Stream.generate(cases::next).limit(count).map(Valais::body).toList();
    }

    private static byte[] body(JsonNode facts) {
        ObjectNode body = JSON.createObjectNode().put("decisionDate", DAY.toString());
        return body.set("facts", facts).toString().getBytes(StandardCharsets.UTF_8);
    }
}
