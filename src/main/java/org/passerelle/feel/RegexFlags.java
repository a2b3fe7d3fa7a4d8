package org.passerelle.feel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;

/** The flags of a regular expression: the engine writes them into a query as they are, so anything else would be part of the query. */
final class RegexFlags {

    private static final Pattern FLAGS = Pattern.compile("[smixq]*");

    private RegexFlags() {}

    static boolean areFlags(@Nullable String flags) {
        return flags == null || FLAGS.matcher(flags).matches();
    }

    static <T> FEELFnResult<T> refused() {
        return FEELFnResult.ofError(
                new InvalidParametersEvent(Severity.ERROR, "flags", "can only be made of s, m, i, x and q"));
    }
}
