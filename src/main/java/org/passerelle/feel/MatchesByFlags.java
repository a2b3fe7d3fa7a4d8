package org.passerelle.feel;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.FEELBooleanFunction;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.MatchesFunction;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** The engine's {@code matches}, for flags that are flags. Public since the engine calls it by reflection. */
public final class MatchesByFlags extends BaseFEELFunction implements FEELBooleanFunction {

    MatchesByFlags() {
        super("matches");
    }

    /** Returns what the engine's function returns. */
    public FEELFnResult<Boolean> invoke(
            @ParameterName("input") @Nullable String input, @ParameterName("pattern") @Nullable String pattern) {
        return MatchesFunction.INSTANCE.invoke(input, pattern);
    }

    /** Returns what the engine's function returns, or an error when the flags are none. */
    public FEELFnResult<Boolean> invoke(
            @ParameterName("input") @Nullable String input,
            @ParameterName("pattern") @Nullable String pattern,
            @ParameterName("flags") @Nullable String flags) {
        return RegexFlags.areFlags(flags)
                ? MatchesFunction.INSTANCE.invoke(input, pattern, flags)
                : RegexFlags.refused();
    }
}
