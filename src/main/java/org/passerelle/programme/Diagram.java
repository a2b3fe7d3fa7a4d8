package org.passerelle.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model is drawn: what its own diagram shows, in the coordinates written there.
 *
 * @param file name of the file of the model
 * @param shapes what is drawn as a figure; those that contain others first
 * @param lines what is drawn between them
 */
public record Diagram(String file, List<Shape> shapes, List<Line> lines) {

    /**
     * A figure.
     *
     * @param id of the element drawn, unique in its model
     * @param name of the element
     * @param kind of the element
     * @param description what the model says of it; null when it says nothing
     * @param namespace the model that the element stands in
     */
    public record Shape(
            String id, String name, Kind kind, @Nullable String description, String namespace, Box box) {}

    /** What a figure stands for. */
    public enum Kind {
        /** A decision. */
        DECISION,
        /** What the caller knows. */
        INPUT,
        /** A function: a business knowledge model. */
        FUNCTION,
        /** Decisions that are called as one. */
        SERVICE
    }

    /** Where a figure is: its upper left corner, and its size. */
    public record Box(double x, double y, double width, double height) {}

    /**
     * What one element needs of another.
     *
     * @param from name of the element that is needed
     * @param to name of the element that needs it
     * @param calls whether the element needed is a function
     * @param points the line from one to the other
     */
    public record Line(String from, String to, boolean calls, List<Point> points) {}

    /** A place in the diagram. */
    public record Point(double x, double y) {}
}
