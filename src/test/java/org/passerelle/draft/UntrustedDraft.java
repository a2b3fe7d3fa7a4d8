package org.passerelle.draft;

import java.util.Locale;
import org.passerelle.Valais;
import org.passerelle.facts.JsonDocument;

/** Reads a draft as the service does before anything is compiled. */
public final class UntrustedDraft {

    private static final DraftReader READER = new DraftReader(200, 2_097_152);

    private UntrustedDraft() {}

    /** Reads the body of a request, and guards against each model in it. */
    public static void take(byte[] body) {
        if (JsonDocument.parse(body) instanceof JsonDocument.WellFormed document
                && READER.read(document.root(), Valais.PROGRAMME.id(), DraftTask.CHECK)
                        instanceof DraftReader.Read.Valid valid) {
            valid.draft().changed().forEach((path, text) -> ModelGuard.check(path, text, Locale.ENGLISH));
        }
    }
}
