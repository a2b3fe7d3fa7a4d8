package org.passerelle.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;

/** Paths into structures written as one name in camel case: conductReports for /conduct/reports. */
final class CamelPath {

    private CamelPath() {}

    /** Returns the path that a name stands for; null when a structure of this type has no such path. */
    static @Nullable List<String> of(String name, FactType type) {
        if (!(type instanceof Structure structure)) {
            return null;
        }
        if (structure.fields().containsKey(name)) {
            return List.of(name);
        }
        for (Map.Entry<String, Field> field : structure.fields().entrySet()) {
            int length = field.getKey().length();
            if (name.startsWith(field.getKey()) && Character.isUpperCase(name.charAt(length))) {
                String rest = Character.toLowerCase(name.charAt(length)) + name.substring(length + 1);
                List<String> inner = of(rest, field.getValue().type());
                if (inner != null) {
                    List<String> path = new ArrayList<>(List.of(field.getKey()));
                    path.addAll(inner);
                    return path;
                }
            }
        }
        return null;
    }
}
