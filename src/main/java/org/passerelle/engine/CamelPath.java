package org.passerelle.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds values by a path written as one name in camel case. */
final class CamelPath {

    private CamelPath() {}

    /** Returns the value that a name such as conductReports stands for; null when it is not known, or there is no such path. */
    static @Nullable Object find(String name, Map<?, ?> values) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            String key = (String) entry.getKey();
            boolean leads = name.length() > key.length()
                    && name.startsWith(key)
                    && Character.isUpperCase(name.charAt(key.length()));
            if (leads && entry.getValue() instanceof Map<?, ?> inner) {
                String rest = Character.toLowerCase(name.charAt(key.length())) + name.substring(key.length() + 1);
                return find(rest, inner);
            }
        }
        return null;
    }
}
