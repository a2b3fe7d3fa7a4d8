package org.passerelle.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads days of the calendar. */
public final class Days {

    private static final String FORM = "0000-00-00";

    private Days() {}

    /**
     * Returns the day that a text, YYYY-MM-DD, names; null when it is none. The parser of the library would also take a sign and years of more
     * than four digits, with which the engine cannot count, and takes a hundred times as long.
     */
    public static @Nullable LocalDate of(String text) {
        if (text.length() != FORM.length()) {
            return null;
        }
        int digits = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean isDigit = character >= '0' && character <= '9';
            if (FORM.charAt(index) == '0' ? !isDigit : character != '-') {
                return null;
            }
            digits = isDigit ? digits * 10 + character - '0' : digits;
        }
        try {
            return LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
        } catch (DateTimeException e) {
            // Not chained and not logged: its message quotes the request.
            return null;
        }
    }
}
