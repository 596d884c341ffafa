package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Sequential;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of one example through a network as a row of boxes: feature maps as blocks whose height, width and depth are to
 * scale, features as bars whose height is to scale (S1.7, S1.8).
 *
 * <pre>{@code
 * ShapeWalk.of(net, Shape.of(1, 28, 28))
 * ShapeWalk.from(Shape.of(1, 28, 28))
 *         .through("conv 5×5", Shape.of(10, 24, 24))
 *         .through("ReLU", Shape.of(10, 24, 24))      // keeps the shape: shares the arrow of the layer before it
 *         .through("max pool 2×2", Shape.of(10, 12, 12))
 * }</pre>
 */
public final class ShapeWalk implements Displayable {
    private static final double MARGIN = 20;
    private static final double TALLEST = 130;
    private static final double DEEPEST = 44;
    private static final double BAR_WIDTH = 12;
    private static final double NAME_SIZE = 11;
    private static final double LINE = 14;

    /** Layers that share one arrow, and the shape after it. */
    private record Step(List<String> layers, Shape shape) {}

    private final Shape input;
    private final List<Step> steps;

    private ShapeWalk(Shape input, List<Step> steps) {
        this.input = input;
        this.steps = List.copyOf(steps);
    }

    /** Starts a walk with the network's input shape. */
    public static ShapeWalk from(Shape input) {
        return new ShapeWalk(input, List.of());
    }

    /**
     * Shows the whole path through a network.
     *
     * @throws ShapeException if the network cannot take such an input
     */
    public static ShapeWalk of(Sequential net, Shape input) {
        List<Shape> shapes = net.shapes(input);
        ShapeWalk walk = from(input);
        for (int i = 0; i < net.layers().size(); i++) {
            walk = walk.through(net.layers().get(i).name(), shapes.get(i + 1));
        }
        return walk;
    }

    /** Returns the walk with one more layer. */
    public ShapeWalk through(String layer, Shape output) {
        List<Step> longer = new ArrayList<>(steps);
        if (!steps.isEmpty() && last().equals(output)) {
            List<String> layers = new ArrayList<>(steps.get(steps.size() - 1).layers());
            layers.add(layer);
            longer.set(steps.size() - 1, new Step(List.copyOf(layers), output));
        } else {
            longer.add(new Step(List.of(layer), output));
        }
        return new ShapeWalk(input, longer);
    }

    /** Returns the shape after the last layer. */
    private Shape last() {
        return steps.isEmpty() ? input : steps.get(steps.size() - 1).shape();
    }

    /** {@code 1×28×28 → conv 5×5, ReLU → 10×24×24 → …} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(input.toString());
        for (Step step : steps) {
            text.append(" → ")
                    .append(String.join(", ", step.layers()))
                    .append(" → ")
                    .append(step.shape());
        }
        return text.toString();
    }

    @Override
    public MimeBundle toMimeBundle() {
        Scale scale = new Scale();
        int mostNames =
                steps.stream().mapToInt(step -> step.layers().size()).max().orElse(0);
        double baseline = MARGIN + Math.max(TALLEST + DEEPEST, 2 * mostNames * LINE) + 10;

        double width = MARGIN + widthOf(input, scale);
        for (Step step : steps) {
            width += arrowWidth(step) + widthOf(step.shape(), scale);
        }
        Drawing drawing = new Drawing(
                width + MARGIN,
                baseline + 24 + MARGIN,
                say("The way of one example through a network: %s to %s.", input, last()),
                say("%s. Boxes are to scale.", this));
        double x = MARGIN;
        drawBox(drawing, input, x, baseline, scale);
        x += widthOf(input, scale);
        for (Step step : steps) {
            drawArrow(drawing, step, x, baseline - TALLEST / 2);
            x += arrowWidth(step);
            drawBox(drawing, step.shape(), x, baseline, scale);
            x += widthOf(step.shape(), scale);
        }
        return drawing.toMimeBundle("");
    }

    private static double arrowWidth(Step step) {
        double widest = step.layers().stream()
                .mapToDouble(layer -> Label.widthOf(layer, NAME_SIZE))
                .max()
                .orElseThrow();
        return Math.max(40, widest + 10);
    }

    private static double widthOf(Shape shape, Scale scale) {
        return Math.max(Label.widthOf(shape.toString(), 12) + 4, scale.width(shape) + scale.depth(shape));
    }

    private static void drawArrow(Drawing drawing, Step step, double left, double y) {
        double right = left + arrowWidth(step) - 6;
        drawing.add(new Figure("arrow", Ink.line(Palette.QUIET_TEXT, 1.5)).line(left + 6, y, right - 6, y));
        drawing.add(new Figure("arrow", Ink.fill(Palette.QUIET_TEXT))
                .polygon(right, y, right - 7, y - 4, right - 7, y + 4));
        double textY = y - 8 - (step.layers().size() - 1) * LINE;
        for (String layer : step.layers()) {
            drawing.add(Label.at(left + arrowWidth(step) / 2, textY, Anchor.MIDDLE, layer)
                    .size(NAME_SIZE));
            textY += LINE;
        }
    }

    /** Draws the block of one shape, centred in its space, with its size below. */
    private static void drawBox(Drawing drawing, Shape shape, double left, double baseline, Scale scale) {
        double room = widthOf(shape, scale);
        double width = scale.width(shape);
        double height = scale.height(shape);
        double depth = scale.depth(shape);
        double x = left + (room - width - depth) / 2;
        // Blocks are centred on one line, so that the arrows meet them.
        double bottom = baseline - (TALLEST - height) / 2 + depth / 2;
        double top = bottom - height;
        Tone edge = shape.isImage() ? Palette.BLUE : Palette.GREEN;
        Ink face = Ink.fill(shape.isImage() ? Palette.PALE_BLUE : Palette.PALE_GREEN)
                .edged(edge, 1);
        Ink side = Ink.fill(shape.isImage() ? Palette.PALE_BLUE_SHADE : Palette.PALE_GREEN)
                .edged(edge, 1);
        if (depth > 0) {
            drawing.add(new Figure("box-side", side)
                    .polygon(x, top, x + depth, top - depth, x + width + depth, top - depth, x + width, top)
                    .polygon(
                            x + width,
                            top,
                            x + width + depth,
                            top - depth,
                            x + width + depth,
                            bottom - depth,
                            x + width,
                            bottom));
        }
        drawing.add(new Figure("box", face).box(x, top, width, height));
        drawing.add(Label.at(left + room / 2, baseline + 28, Anchor.MIDDLE, shape.toString())
                .strong());
    }

    /** Pixels per cell, channel and feature, chosen so that the largest of each fits. */
    private final class Scale {
        private final double perCell;
        private final double perChannel;
        private final double perFeature;

        Scale() {
            int mostCells = 1;
            int mostChannels = 1;
            long mostFeatures = 1;
            for (Shape shape : shapes()) {
                if (shape.isImage()) {
                    mostCells = Math.max(
                            mostCells,
                            Math.max(shape.size().height(), shape.size().width()));
                    mostChannels = Math.max(mostChannels, shape.channels());
                } else {
                    mostFeatures = Math.max(mostFeatures, shape.values());
                }
            }
            perCell = 100.0 / mostCells;
            perChannel = Math.min(DEEPEST / mostChannels, perCell);
            perFeature = TALLEST / mostFeatures;
        }

        private List<Shape> shapes() {
            List<Shape> shapes = new ArrayList<>(List.of(input));
            steps.forEach(step -> shapes.add(step.shape()));
            return shapes;
        }

        double height(Shape shape) {
            return Math.max(2, shape.isImage() ? shape.size().height() * perCell : shape.values() * perFeature);
        }

        double width(Shape shape) {
            return shape.isImage() ? Math.max(2, shape.size().width() * perCell) : BAR_WIDTH;
        }

        double depth(Shape shape) {
            return shape.isImage() ? shape.channels() * perChannel : 0;
        }
    }
}
