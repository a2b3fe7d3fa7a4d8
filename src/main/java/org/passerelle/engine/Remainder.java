package org.passerelle.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is left of a node where the facts of a case that are known have been put in. Equal ones are the same function of the same facts. */
sealed interface Remainder {

    /** So many values, forty signs of a text counting as one: a node that is left with more is hardly left so twice, and would fill the memory. */
    int MOST_KEPT_OF_A_NODE = 50;

    /** Returns how much room is left beside it in what is kept of a node; negative when there is none. */
    int roomBeside(int room);

    /** Nothing is left but a value. */
    record Known(@Nullable Object value) implements Remainder {

        @Override
        public int roomBeside(int room) {
            return roomBeside(value, room);
        }

        private static int roomBeside(@Nullable Object value, int room) {
            if (value instanceof Map<?, ?> structure) {
                return roomBeside(structure.values(), room);
            } else if (value instanceof Collection<?> values) {
                int left = room - 1;
                for (Iterator<?> each = values.iterator(); each.hasNext() && left >= 0; ) {
                    left = roomBeside(each.next(), left);
                }
                return left;
            } else if (value instanceof BigDecimal number) {
                return room - 1 - number.precision() / 40;
            }
            return value instanceof String text ? room - 1 - text.length() / 40 : room - 1;
        }
    }

    /** A fact that is not known. */
    record Fact(Node.Unknown fact) implements Remainder {

        @Override
        public int roomBeside(int room) {
            return room - 1;
        }
    }

    /** What still follows from facts that are not known. */
    final class Open implements Remainder {

        private final Node.Derived node;
        private final List<Remainder> inputs;
        private final boolean small;
        private final int hash;
        private volatile @Nullable Object found;

        /**
         * Creates what is left of a node.
         *
         * @param inputs what is left of its inputs, of which one at least is not known
         */
        Open(Node.Derived node, List<Remainder> inputs) {
            this.node = node;
            this.inputs = inputs;
            this.small = areSmall(inputs);
            // What is not small is compared with nothing.
            this.hash = small ? 31 * System.identityHashCode(node) + inputs.hashCode() : 0;
        }

        private static boolean areSmall(List<Remainder> inputs) {
            int room = MOST_KEPT_OF_A_NODE;
            for (Remainder input : inputs) {
                room = input.roomBeside(room);
                if (room < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Returns whether it is worth keeping beyond its case. */
        boolean isSmall() {
            return small;
        }

        @Override
        public int roomBeside(int room) {
            return small ? room - 1 : -1;
        }

        /** Returns of which node it is left. */
        Node.Derived of() {
            return node;
        }

        /** Returns what was found out about it; null when nothing was. */
        @Nullable
        Object found() {
            return found;
        }

        void find(Object answer) {
            this.found = answer;
        }

        /** Returns it as a node. */
        Node node(Function<Remainder, Node> nodes) {
            List<Node> open = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            List<Integer> positions = new ArrayList<>();
            Set<Object> constants = new HashSet<>(node.constants());
            for (Remainder input : inputs) {
                if (input instanceof Known known) {
                    values.add(known.value());
                    if (known.value() instanceof LocalDate
                            || known.value() instanceof BigDecimal
                            || known.value() instanceof String) {
                        constants.add(known.value());
                    }
                } else {
                    positions.add(values.size());
                    values.add(null);
                    open.add(nodes.apply(input));
                }
            }
            return new Node.Derived(open, given -> node.apply(filled(values, positions, given)), constants);
        }

        private static List<@Nullable Object> filled(
                List<@Nullable Object> values, List<Integer> positions, List<@Nullable Object> given) {
            List<@Nullable Object> filled = new ArrayList<>(values);
            for (int index = 0; index < given.size(); index++) {
                filled.set(positions.get(index), given.get(index));
            }
            return filled;
        }

        /** Inputs that are open are the same only as one object: {@link Remainders} has one for all equal ones. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Open open && hash == open.hash && node == open.node && hasInputs(open.inputs));
        }

        private boolean hasInputs(List<Remainder> others) {
            for (int index = 0; index < inputs.size(); index++) {
                Remainder input = inputs.get(index);
                Remainder other = others.get(index);
                if (input != other && (input instanceof Open || !input.equals(other))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
