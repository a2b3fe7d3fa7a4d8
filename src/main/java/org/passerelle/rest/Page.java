package org.passerelle.rest;

import io.quarkus.qute.RawString;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Provenance;

/** What every page for people has. */
interface Page {

    Words words();

    Programme programme();

    /** Returns the name of its template. */
    String template();

    default RawString style() {
        return new RawString(Pages.STYLE);
    }

    default String programmeTitle() {
        return programme()
                .titles()
                .getOrDefault(words().language().getLanguage(), programme().id());
    }

    /** Returns the warning that the programme rests on reports; null when it rests on norms. */
    default @Nullable String reported() {
        return programme().provenance() == Provenance.REPORTED
                ? Messages.text("warning.REPORTED_NOT_NORMATIVE", words().language(), Map.of())
                : null;
    }

    /** Returns where the list of rules is. */
    default URI rules() {
        return UriBuilder.fromPath("/v1/programmes")
                .segment(programme().id(), "rules")
                .build();
    }

    /** Returns where the page of a rule is. */
    default URI rule(String id) {
        return UriBuilder.fromUri(rules()).segment(id).build();
    }
}
