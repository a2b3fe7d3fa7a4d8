package org.passerelle.feel;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.FEELStringFunction;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;
import org.kie.dmn.feel.runtime.functions.ReplaceFunction;

/** The engine's {@code replace}, for flags that are flags. Public since the engine calls it by reflection. */
public final class ReplaceByFlags extends BaseFEELFunction implements FEELStringFunction {

    ReplaceByFlags() {
        super("replace");
    }

    /** Returns what the engine's function returns. */
    public FEELFnResult<String> invoke(
            @ParameterName("input") @Nullable String input,
            @ParameterName("pattern") @Nullable String pattern,
            @ParameterName("replacement") @Nullable String replacement) {
        return ReplaceFunction.INSTANCE.invoke(input, pattern, replacement);
    }

    /** Returns what the engine's function returns, or an error when the flags are none. */
    public FEELFnResult<String> invoke(
            @ParameterName("input") @Nullable String input,
            @ParameterName("pattern") @Nullable String pattern,
            @ParameterName("replacement") @Nullable String replacement,
            @ParameterName("flags") @Nullable String flags) {
        return RegexFlags.areFlags(flags)
                ? ReplaceFunction.INSTANCE.invoke(input, pattern, replacement, flags)
                : RegexFlags.refused();
    }
}
