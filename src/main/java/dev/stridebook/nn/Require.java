package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks before any native call, where a wrong array would crash the JVM or compute nonsense. */
final class Require {
    private Require() {}

    /**
     * A batch of images of this many channels, whether given as {@code [n, c, h, w]} or as one image {@code [c, h, w]}.
     *
     * @param channels what the layer takes, or 0 for any number
     */
    static INDArray images(Object layer, INDArray x, int channels) {
        Floats.require(layer, x);
        if (x.rank() != 3 && x.rank() != 4) {
            throw new ShapeException(
                    "%s takes images as [batch, channels, height, width], or one as [channels, height, width], but the input is %s. %s"
                            .formatted(layer, Shapes.text(x), hintForRank(x)));
        }
        INDArray images = withBatch(x);
        channels(layer, () -> Shapes.text(x), images.size(1), channels);
        return images;
    }

    /** A batch of lines {@code [n, c, l]} of this many channels, or one {@code [c, l]}. */
    static void lines(Object layer, INDArray x, int channels) {
        Floats.require(layer, x);
        if (x.rank() != 2 && x.rank() != 3) {
            throw new ShapeException(
                    "%s takes lines as [batch, channels, length], or one as [channels, length], but the input is %s. "
                                    .formatted(layer, Shapes.text(x))
                            + (x.rank() == 1
                                    ? "For one line of one channel use x.reshape(1, %d).".formatted(x.size(0))
                                    : "Bring it into that shape with reshape."));
        }
        channels(layer, () -> Shapes.text(x), x.size(-2), channels);
    }

    private static String hintForRank(INDArray x) {
        return x.rank() == 2
                ? "For one grey image use x.reshape(1, %d, %d).".formatted(x.size(0), x.size(1))
                : "Bring it into that shape with reshape.";
    }

    /** A gradient that has the shape of the output it belongs to. */
    static void gradient(Object layer, INDArray gradient, long... output) {
        Floats.require(layer, gradient);
        if (!Arrays.equals(gradient.shape(), output)) {
            throw new ShapeException("The gradient for %s must have the shape of its output, %s, but it is %s."
                    .formatted(layer, Shapes.text(output), Shapes.text(gradient)));
        }
    }

    /**
     * As {@link #gradient}, with a batch axis; if the input came without one, the gradient may as well.
     *
     * @param output with its batch axis
     */
    static INDArray gradientOfImages(Object layer, INDArray gradient, INDArray input, long... output) {
        if (input.rank() == 3 && gradient.rank() == output.length - 1) {
            gradient(layer, gradient, Arrays.copyOfRange(output, 1, output.length));
            return gradient.reshape(output);
        }
        gradient(layer, gradient, output);
        return gradient;
    }

    /** The image axes of a shape without batch. */
    static void imageShape(Layer layer, Shape input, int channels) {
        if (!input.isImage()) {
            throw new ShapeException("%s takes channels × height × width, such as %d×28×28, but the input is %s."
                    .formatted(layer, Math.max(1, channels), input));
        }
        channels(layer, input::toString, input.channels(), channels);
    }

    /** The axes of a line without batch. */
    static void lineShape(Layer layer, Shape input, int channels) {
        if (input.dimensions().size() != 2) {
            throw new ShapeException("%s takes channels × length, such as %d×8000, but the input is %s."
                    .formatted(layer, Math.max(1, channels), input));
        }
        channels(layer, input::toString, input.dimensions().get(0), channels);
    }

    /**
     * @param input its text, asked for only if it is needed, as this runs in each step of a training
     */
    static void channels(Object layer, Supplier<String> input, long given, int channels) {
        if (channels != 0 && given != channels) {
            throw new ShapeException("%s takes %d input channel%s, but the input %s has %d."
                    .formatted(layer, channels, channels == 1 ? "" : "s", input.get(), given));
        }
    }

    static INDArray withBatch(INDArray x) {
        return x.rank() == 3 ? x.reshape(1, x.size(0), x.size(1), x.size(2)) : x;
    }

    /** Undoes {@link #withBatch} if the input came without a batch axis. */
    static INDArray likeInput(INDArray images, INDArray input) {
        return input.rank() == 3 ? images.reshape(Arrays.copyOfRange(images.shape(), 1, images.rank())) : images;
    }
}
