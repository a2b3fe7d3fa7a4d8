package org.passerelle.programme;

import java.util.List;

/**
 * A variable that an expression reads, and the path into it.
 *
 * @param root name of the variable: an input, a decision, a parameter or a local name
 * @param path names of the components; empty when the whole value is read
 */
public record Reference(String root, List<String> path) {

    @Override
    public String toString() {
        return path.isEmpty() ? root : root + "." + String.join(".", path);
    }
}
