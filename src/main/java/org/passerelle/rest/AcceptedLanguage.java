package org.passerelle.rest;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Texts;

/** Chooses the language of an answer (RFC 9110, section 12.5.4). */
public final class AcceptedLanguage {

    private static final String ANY = "*";

    /** Browsers send five or six ranges. The JDK's parser takes time by the square of their number. */
    static final int MOST_RANGES = 10;

    private static final int MOST_CHARACTERS = 200;

    private AcceptedLanguage() {}

    /** Returns the language that the caller likes best of those that every text exists in; the default when none fits. */
    public static Locale of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Texts.LANGUAGES.get(0);
        }
        // As programs ask, without a list of wishes.
        for (Locale language : Texts.LANGUAGES) {
            if (language.getLanguage().equals(header)) {
                return language;
            }
        }
        try {
            return best(LanguageRange.parse(beginning(header)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The second is what the parser throws at a lone hyphen.
            return Texts.LANGUAGES.get(0);
        }
    }

    /** Returns as many whole ranges as are read. */
    static String beginning(String header) {
        String whole = header.length() <= MOST_CHARACTERS
                ? header
                : header.substring(0, Math.max(0, header.lastIndexOf(',', MOST_CHARACTERS)));
        return Stream.of(whole.split(",", -1))
                .filter(range -> !range.isBlank())
                .limit(MOST_RANGES)
                .collect(Collectors.joining(","));
    }

    /* The ranges come in the order of their weight. Locale.lookup would pass over the asterisk. */
    private static Locale best(List<LanguageRange> wanted) {
        Set<String> named = wanted.stream().map(AcceptedLanguage::language).collect(Collectors.toSet());
        return wanted.stream()
                .filter(range -> range.getWeight() > 0)
                .map(AcceptedLanguage::language)
                .flatMap(language -> Texts.LANGUAGES.stream()
                        .filter(text -> language.equals(ANY)
                                ? !named.contains(text.getLanguage())
                                : language.equals(text.getLanguage()))
                        .limit(1))
                .findFirst()
                .orElse(Texts.LANGUAGES.get(0));
    }

    private static String language(LanguageRange range) {
        return range.getRange().split("-", 2)[0];
    }
}
