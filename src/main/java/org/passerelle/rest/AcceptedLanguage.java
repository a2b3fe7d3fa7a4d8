package org.passerelle.rest;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Texts;

/** Chooses the language of an answer (RFC 9110, section 12.5.4). */
final class AcceptedLanguage {

    private AcceptedLanguage() {}

    /** Returns the language that the caller likes best of those that every text exists in; the default when none fits. */
    static Locale of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Texts.LANGUAGES.get(0);
        }
        try {
            List<LanguageRange> wanted = LanguageRange.parse(header);
            Locale found = Locale.lookup(wanted, Texts.LANGUAGES);
            return found == null ? Texts.LANGUAGES.get(0) : found;
        } catch (IllegalArgumentException malformed) {
            return Texts.LANGUAGES.get(0);
        }
    }
}
