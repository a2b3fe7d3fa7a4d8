package org.passerelle.workbench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Diagram;
import org.passerelle.programme.Diagram.Box;
import org.passerelle.programme.Diagram.Kind;
import org.passerelle.programme.Diagram.Point;
import org.passerelle.programme.Graph;

/**
 * The diagram of a model as a page shows it, and the same in words.
 *
 * @param page that shows it
 */
record Drawing(ProgrammePage page, Graph.Model model) {

    private static final int MARGIN = 20;
    private static final int LINE_HEIGHT = 18;
    private static final double WIDTH_OF_A_LETTER = 7.5;

    /**
     * A figure.
     *
     * @param address where its table, or the diagram of its model, is; null when it has none
     * @param lines its name
     */
    record Figure(
            Diagram.Shape shape, String name, @Nullable URI address, List<Line> lines) {

        /** Returns the kind as a name of a style. */
        public String kind() {
            return shape.kind().name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line of text in a figure. */
    record Line(double x, double y, String text) {}

    /** What a decision needs, in words. */
    record Need(Figure figure, List<String> needs) {}

    /** Returns the mark of the diagram within the page. */
    public String mark() {
        return "model-" + model.name();
    }

    public String name() {
        return page.words().name(model.name());
    }

    public String viewBox() {
        double left = boxes(model).stream().mapToDouble(Box::x).min().orElse(0) - MARGIN;
        double top = boxes(model).stream().mapToDouble(Box::y).min().orElse(0) - MARGIN;
        return "%s %s %s %s".formatted(left, top, right() - left, bottom() - top);
    }

    /** Returns how wide the drawing is at its natural size. */
    public long width() {
        double left = boxes(model).stream().mapToDouble(Box::x).min().orElse(0) - MARGIN;
        return Math.round(right() - left);
    }

    private double right() {
        return boxes(model).stream()
                        .mapToDouble(box -> box.x() + box.width())
                        .max()
                        .orElse(0)
                + MARGIN;
    }

    private double bottom() {
        return boxes(model).stream()
                        .mapToDouble(box -> box.y() + box.height())
                        .max()
                        .orElse(0)
                + MARGIN;
    }

    private static List<Box> boxes(Graph.Model model) {
        return model.diagram().shapes().stream().map(Diagram.Shape::box).toList();
    }

    /** Returns the figures, those that contain others first. */
    public List<Figure> figures() {
        return model.diagram().shapes().stream().map(this::figure).toList();
    }

    private Figure figure(Diagram.Shape shape) {
        String name = page.words().name(shape.name());
        return new Figure(shape, name, address(shape), lines(shape, name));
    }

    private @Nullable URI address(Diagram.Shape shape) {
        if (!shape.namespace().equals(model.namespace())) {
            Graph.Model other = Objects.requireNonNull(
                    page.words().edition().graph().models().get(shape.namespace()));
            return URI.create("#model-" + other.name());
        }
        return model.tables().stream()
                .filter(table -> table.decision().equals(shape.name()))
                .map(page::addressOf)
                .findFirst()
                .orElse(null);
    }

    /** Breaks a name into lines that fit its figure; that of a service stands at its upper edge. */
    private static List<Line> lines(Diagram.Shape shape, String name) {
        Box box = shape.box();
        List<String> texts = wrap(name, (int) ((box.width() - MARGIN) / WIDTH_OF_A_LETTER));
        double middle = box.x() + box.width() / 2;
        double first = shape.kind() == Kind.SERVICE && box.height() > 2 * 60
                ? box.y() + LINE_HEIGHT
                : box.y() + box.height() / 2 - (texts.size() - 1) * LINE_HEIGHT / 2.0 + LINE_HEIGHT / 4.0;
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(middle, first + lines.size() * LINE_HEIGHT, text));
        }
        return lines;
    }

    private static List<String> wrap(String text, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the corners of the figure of a function: two of the four are cut off. */
    public String corners(Figure figure) {
        Box box = figure.shape().box();
        double right = box.x() + box.width();
        double bottom = box.y() + box.height();
        return Stream.of(
                        new Point(box.x() + MARGIN, box.y()),
                        new Point(right, box.y()),
                        new Point(right, bottom - MARGIN),
                        new Point(right - MARGIN, bottom),
                        new Point(box.x(), bottom),
                        new Point(box.x(), box.y() + MARGIN))
                .map(Drawing::point)
                .collect(Collectors.joining(" "));
    }

    /** Returns how round the corners of a figure are: inputs are stadiums, services slightly rounded. */
    public double radius(Figure figure) {
        return switch (figure.shape().kind()) {
            case INPUT -> figure.shape().box().height() / 2;
            case SERVICE -> MARGIN;
            default -> 0;
        };
    }

    public List<Diagram.Line> arrows() {
        return model.diagram().lines();
    }

    /** Returns the points of a line for SVG. */
    public String points(Diagram.Line line) {
        return line.points().stream().map(Drawing::point).collect(Collectors.joining(" "));
    }

    private static String point(Point point) {
        return point.x() + "," + point.y();
    }

    /** Returns the drawing in words: each decision or function with what it needs. */
    public List<Need> needs() {
        return figures().stream()
                .filter(figure -> figure.shape().kind() != Kind.INPUT)
                .map(figure -> new Need(
                        figure,
                        model.diagram().lines().stream()
                                .filter(line -> line.to().equals(figure.shape().name()))
                                .map(line -> page.words().name(line.from()))
                                .toList()))
                .toList();
    }
}
