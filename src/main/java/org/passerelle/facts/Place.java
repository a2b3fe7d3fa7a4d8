package org.passerelle.facts;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document a value stands. Written as a JSON pointer (RFC 6901) only where something is wrong.
 *
 * @param outer the place of the object or list that the value is in; null at the start
 * @param step name of the field or index of the entry; at the start, the pointer that goes before
 */
record Place(@Nullable Place outer, String step) {

    static Place start(String pointer) {
        return new Place(null, pointer);
    }

    Place child(String name) {
        return new Place(this, name);
    }

    Place entry(int index) {
        return new Place(this, String.valueOf(index));
    }

    String pointer() {
        return outer == null
                ? step
                : outer.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
