package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The way of an example through the layers, told when one of them cannot take what the one before puts out (S4.1). */
final class Way {
    private Way() {}

    /**
     * @param layers of a network
     * @param misfit position of the layer that failed
     * @param input one example at the network's input
     * @param why what that layer said
     */
    static ShapeException explain(List<Layer> layers, int misfit, Shape input, ShapeException why) {
        Layer layer = layers.get(misfit);
        if (layer instanceof Sequential || misfit == 0) {
            return why;
        }
        StringBuilder way = new StringBuilder(input.toString());
        Shape shape = input;
        Shape lastImage = input;
        for (Layer before : layers.subList(0, misfit)) {
            Shape next = before.outputShape(shape);
            if (!next.equals(shape)) {
                way.append(" → ").append(before.name()).append(" → ").append(next);
            }
            shape = next;
            lastImage = shape.isImage() ? shape : lastImage;
        }
        if (layer instanceof Linear linear && shape.dimensions().size() == 1) {
            int given = shape.dimensions().get(0);
            return new ShapeException(say(
                    "Linear expects %s features, but %s gives %s: %s. Use Linear(%d, %d).",
                    factors(linear.inFeatures(), lastImage),
                    layers.get(misfit - 1).getClass().getSimpleName(),
                    factors(given, lastImage),
                    way,
                    given,
                    linear.outFeatures()));
        }
        return new ShapeException(say("%s The way there: %s.", why.getMessage(), way));
    }

    /**
     * As {@link #explain(List, int, Shape, ShapeException)}, for an array on which the network was run.
     *
     * @param step position of the first of some layers that ran as one
     */
    static ShapeException explain(List<Layer> layers, int step, INDArray x, ShapeException why) {
        Optional<ShapeException> noWay = Optional.empty();
        for (Shape example : examples(x)) {
            try {
                return explain(layers, misfit(layers, step, example), example, why);
            } catch (ShapeException refusal) {
                // Either this is not how the input is to be read, or a view that mixes examples has run, though there
                // is no
                // shape of one example behind it: that is the news.
                noWay = Optional.of(refusal);
            }
        }
        return noWay.map(news -> new ShapeException(why.getMessage() + " " + news.getMessage()))
                .orElse(why);
    }

    private static int misfit(List<Layer> layers, int step, Shape input) {
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            try {
                shape = layers.get(i).outputShape(shape);
            } catch (ShapeException misfit) {
                return Math.max(i, step);
            }
        }
        return step;
    }

    /** The shapes that an example of the array can have, most likely first: three axes are an image, or a batch of lines. */
    private static List<Shape> examples(INDArray x) {
        return (x.rank() == 3 ? IntStream.of(0, 1) : IntStream.of(1))
                .mapToObj(axes -> Arrays.stream(x.shape())
                        .skip(axes)
                        .mapToInt(Math::toIntExact)
                        .toArray())
                .filter(shape -> shape.length > 0 && Arrays.stream(shape).allMatch(size -> size > 0))
                .map(Shape::of)
                .toList();
    }

    /** The shape of one image of an array, with or without its batch axis; empty if it holds none. */
    static Optional<Shape> image(INDArray x) {
        return examples(x).stream().findFirst().filter(Shape::isImage);
    }

    /** {@code 800 = 32·5·5}: features of square maps with the channels that the image has. */
    private static String factors(int features, Shape image) {
        if (!image.isImage() || features % image.channels() != 0) {
            return String.valueOf(features);
        }
        int area = features / image.channels();
        if (image.size().area() == area) {
            return "%d = %d·%d·%d"
                    .formatted(
                            features,
                            image.channels(),
                            image.size().height(),
                            image.size().width());
        }
        int side = (int) Math.round(Math.sqrt(area));
        return side * side == area
                ? "%d = %d·%d·%d".formatted(features, image.channels(), side, side)
                : String.valueOf(features);
    }
}
