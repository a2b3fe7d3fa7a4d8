package org.passerelle.workbench;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Texts;
import org.passerelle.rest.AcceptedLanguage;
import org.passerelle.rest.Pages;

/**
 * The language of a page.
 *
 * @param isNew whether the reader has just chosen it, so that later pages should keep it
 */
record ChosenLanguage(Locale language, boolean isNew) {

    /** Name of the cookie that keeps the choice. */
    static final String COOKIE = "workbench-language";

    private static final int A_YEAR = 365 * 24 * 60 * 60;

    /**
     * Chooses: what is asked for goes before what was chosen earlier, and that before what the browser prefers.
     *
     * @param accepted header of the request
     */
    static ChosenLanguage of(@Nullable String asked, @Nullable String kept, @Nullable String accepted) {
        return known(asked)
                .map(language -> new ChosenLanguage(language, true))
                .orElseGet(() -> new ChosenLanguage(known(kept).orElseGet(() -> AcceptedLanguage.of(accepted)), false));
    }

    private static Optional<Locale> known(@Nullable String tag) {
        return Stream.ofNullable(tag)
                .flatMap(wanted -> Texts.LANGUAGES.stream()
                        .filter(language -> language.getLanguage().equals(wanted)))
                .findFirst();
    }

    /** Answers with a page. */
    Response answer(WorkbenchPage page) {
        Response.ResponseBuilder answer = Response.ok(Pages.html(page.template(), page))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE)
                .header("Content-Security-Policy", page.policy());
        if (isNew) {
            answer.cookie(new NewCookie.Builder(COOKIE)
                    .value(language.getLanguage())
                    .path(WorkbenchPage.ROOT)
                    .maxAge(A_YEAR)
                    .httpOnly(true)
                    .sameSite(NewCookie.SameSite.LAX)
                    .build());
        }
        return answer.build();
    }
}
