package org.passerelle.programme;

import java.util.List;

/**
 * A variable that an expression reads, and the path into it.
 *
 * @param root name of the variable: an input, a decision, a parameter or a local name
 * @param path names of the components; empty when the whole value is read
 */
public record Reference(String root, List<String> path) {

    /** Returns whether it reads a component of what another reads as a whole. */
    public boolean isPartOf(Reference whole) {
        return root.equals(whole.root)
                && path.size() > whole.path.size()
                && path.subList(0, whole.path.size()).equals(whole.path);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? root : root + "." + String.join(".", path);
    }
}
