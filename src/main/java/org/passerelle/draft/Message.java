package org.passerelle.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.Messages;

/**
 * What there is to say about a draft.
 *
 * @param severity how bad it is
 * @param kind what it is about
 * @param text for people
 * @param place where
 * @param witness a case that shows it: a FEEL literal by the expression of each column; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(
        Severity severity,
        Kind kind,
        String text,
        @JsonUnwrapped Place place,
        @Nullable Map<String, String> witness) {

    /** How bad it is. */
    enum Severity {
        /** Must be mended before the draft can be published. */
        ERROR,
        /** Is probably wrong. */
        WARNING,
        /** Is worth knowing. */
        NOTE
    }

    /** What messages are about; part of the public contract. */
    enum Kind {
        /** Not well-formed, or not a model. */
        XML,
        /** Not allowed in a draft, since it could do harm. */
        SECURITY,
        /** Breaks the schema of DMN. */
        SCHEMA,
        /** Cannot be compiled, or says what cannot be. */
        COMPILATION,
        /** The description of the programme. */
        DESCRIPTION,
        /** Rules on findings. */
        RULES,
        /** A text or label. */
        TEXT,
        /** A row or rule without the norm or report that it rests on. */
        LEGAL_BASIS,
        /** Against the conventions of models. */
        LINT,
        /** No row hits. */
        GAP,
        /** Two rows hit. */
        OVERLAP,
        /** A row that counts in no case. */
        UNREACHABLE,
        /** A table that could not be proven complete and free of overlap. */
        NOT_PROVEN,
        /** A scenario, or a row that lacks one. */
        SCENARIO,
        /** What the request says beside the draft. */
        REQUEST
    }

    /** Returns one of our own texts, from {@code messages_<language>.properties}. */
    static String text(String key, Locale language, Map<String, String> arguments) {
        return Messages.text("draft." + key, language, arguments);
    }

    static Message error(Kind kind, Place place, String text) {
        return new Message(Severity.ERROR, kind, text, place, null);
    }

    static Message warning(Kind kind, Place place, String text) {
        return new Message(Severity.WARNING, kind, text, place, null);
    }

    static Message note(Kind kind, Place place, String text) {
        return new Message(Severity.NOTE, kind, text, place, null);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }
}
