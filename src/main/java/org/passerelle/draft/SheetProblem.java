package org.passerelle.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a sheet cannot be merged into a table.
 *
 * @param line of the sheet, from 1; null when it concerns the whole file
 * @param column its name; null when it concerns the whole line
 * @param text for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SheetProblem(@Nullable Integer line, @Nullable String column, String text) {

    static SheetProblem of(
            @Nullable Integer line,
            @Nullable String column,
            String key,
            Locale language,
            Map<String, String> arguments) {
        return new SheetProblem(line, column, Message.text("sheet-" + key, language, arguments));
    }
}
