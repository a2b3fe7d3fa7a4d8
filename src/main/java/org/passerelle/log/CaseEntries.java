package org.passerelle.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.passerelle.decision.Json;

/** Finds the entries of a case, for which the secrets of the log are needed, and forgets its facts. */
public final class CaseEntries {

    private static final String FACTS = "facts";

    private final Secrets secrets;
    private final String pseudonym;

    /**
     * Prepares to look for a case.
     *
     * @param secrets folder of the secrets
     * @param caseId the caller's name of the case, or the id of the decision when it had none
     * @throws IOException when there are no secrets
     */
    public CaseEntries(Path secrets, String caseId) throws IOException {
        this.secrets = Secrets.foundIn(secrets);
        this.pseudonym = this.secrets.pseudonym(caseId);
    }

    /** Deletes the key of the case, without which nobody can read its facts; returns whether there was one. */
    public boolean forget() throws IOException {
        return secrets.forget(pseudonym);
    }

    /** Hands out the entries of the case in a file or a folder, with its facts if they are kept and not forgotten. */
    public void find(Path log, Consumer<JsonNode> found) throws IOException {
        for (Path file : Files.isDirectory(log) ? SegmentFiles.in(log) : List.of(log)) {
            try (InputStream in = Files.newInputStream(file)) {
                LineReader lines = new LineReader(in);
                for (String line = lines.next(); line != null; line = lines.next()) {
                    Optional<JsonNode> entry =
                            Entry.read(line).map(Entry::content).filter(this::isOfCase);
                    if (entry.isPresent()) {
                        found.accept(opened((ObjectNode) entry.get()));
                    }
                }
            }
        }
    }

    private boolean isOfCase(JsonNode entry) {
        return pseudonym.equals(entry.path("case").textValue())
                || (entry.path("case").isMissingNode()
                        && pseudonym.equals(
                                secrets.pseudonym(entry.path("decisionId").asText())));
    }

    private JsonNode opened(ObjectNode entry) throws IOException {
        JsonNode sealed = entry.get(FACTS);
        if (sealed != null) {
            Optional<String> facts = secrets.facts(pseudonym, sealed.asText());
            entry.remove(FACTS);
            if (facts.isPresent()) {
                entry.set(FACTS, Json.MAPPER.readTree(facts.get()));
            }
        }
        return entry;
    }
}
