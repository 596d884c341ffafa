package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.LongStream;
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
            throw new ShapeException(say(
                    "%s takes images as [batch, channels, height, width], or one as [channels, height, width], but the input is %s. %s",
                    layer, Shapes.text(x), hintForRank(x)));
        }
        INDArray images = withBatch(x);
        requireChannels(layer, () -> Shapes.text(x), images.size(1), channels, () -> channelsLast(x, channels));
        requireFilled(layer, () -> say("images of at least 1 channel, 1 row and 1 column"), x, 3);
        return images;
    }

    /** A batch of images {@code [n, c, h, w]}, for a layer to which the batch matters. */
    static INDArray batchOfImages(Object layer, INDArray x, int channels) {
        Floats.require(layer, x);
        if (x.rank() != 4) {
            throw new ShapeException(say(
                    "%s takes a batch of images as [batch, channels, height, width], but the input is %s. %s",
                    layer,
                    Shapes.text(x),
                    x.rank() == 3
                            ? say(
                                    "For a batch of one image use x.reshape(1, %d, %d, %d).",
                                    x.size(0), x.size(1), x.size(2))
                            : say("Bring it into that shape with reshape.")));
        }
        return images(layer, x, channels);
    }

    /** Only the batch may be empty. */
    private static void requireFilled(Object layer, Supplier<String> what, INDArray x, int axes) {
        for (int axis = 1; axis <= axes; axis++) {
            if (x.size(-axis) < 1) {
                throw new ShapeException(say(
                        "%s takes %s, but the input is %s: only a batch may be empty.",
                        layer, what.get(), Shapes.text(x)));
            }
        }
    }

    /** What to do if the channels are the last axis, as TensorFlow and picture files have them. */
    private static String channelsLast(INDArray x, int channels) {
        if (x.size(-1) != channels) {
            return "";
        }
        String axes = x.rank() == 4 ? "0, 3, 1, 2" : "2, 0, 1";
        return say(
                " Here the channels come before height and width. If they are the last axis of yours, use x.permute(%s).",
                axes);
    }

    /** A batch of lines {@code [n, c, l]} of this many channels, or one {@code [c, l]}. */
    static void lines(Object layer, INDArray x, int channels) {
        Floats.require(layer, x);
        if (x.rank() != 2 && x.rank() != 3) {
            throw new ShapeException(say(
                    "%s takes lines as [batch, channels, length], or one as [channels, length], but the input is %s. %s",
                    layer,
                    Shapes.text(x),
                    x.rank() == 1
                            ? say("For one line of one channel use x.reshape(1, %d).", x.size(0))
                            : say("Bring it into that shape with reshape.")));
        }
        requireChannels(
                layer,
                () -> Shapes.text(x),
                x.size(-2),
                channels,
                () -> x.size(-1) != channels
                        ? ""
                        : say(
                                " Here the channels come before the length. If they are the last axis of yours, use x.permute(%s).",
                                x.rank() == 3 ? "0, 2, 1" : "1, 0"));
        requireFilled(layer, () -> say("lines of at least 1 channel and length 1"), x, 2);
    }

    private static String hintForRank(INDArray x) {
        return x.rank() == 2
                ? say("For one grey image use x.reshape(1, %d, %d).", x.size(0), x.size(1))
                : say("Bring it into that shape with reshape.");
    }

    /**
     * What a window makes of an input; if it does not fit there, the refusal names the layer and the input as well.
     *
     * @param input one example
     */
    static Shape fitting(Object layer, Shape input, Supplier<Shape> output) {
        try {
            return output.get();
        } catch (ShapeException misfit) {
            throw new ShapeException(say("%s does not fit on an input of %s. %s", layer, input, misfit.getMessage()));
        }
    }

    /** A gradient that has the shape of the output it belongs to. */
    static void gradient(Object layer, INDArray gradient, long... output) {
        Floats.require(layer, "gradient", gradient);
        if (!Arrays.equals(gradient.shape(), output)) {
            throw new ShapeException(say(
                    "The gradient for %s must have the shape of its output, %s, but it is %s.",
                    layer, Shapes.text(output), Shapes.text(gradient)));
        }
    }

    /**
     * As {@link #gradient}, with a batch axis; if the input came without one, the gradient may as well.
     *
     * @param output with its batch axis
     */
    static INDArray gradientOfImages(Object layer, INDArray gradient, INDArray input, long... output) {
        boolean one = input.rank() == 3 && Given.notNull(gradient, "gradient").rank() == output.length - 1;
        INDArray gradients = one
                ? gradient.reshape(LongStream.concat(LongStream.of(1), LongStream.of(gradient.shape()))
                        .toArray())
                : gradient;
        gradient(layer, gradients, output);
        return gradients;
    }

    /** The image axes of a shape without batch. */
    static void imageShape(Layer layer, Shape input, int channels) {
        if (!Given.notNull(input, "input").isImage()) {
            throw new ShapeException(say(
                    "%s takes channels × height × width, such as %d×28×28, but the input is %s.",
                    layer, Math.max(1, channels), input));
        }
        int last = input.size().width();
        requireChannels(
                layer,
                input::toString,
                input.channels(),
                channels,
                () -> last != channels
                        ? ""
                        : say(
                                " Here the channels come first: %s.",
                                Shape.of(
                                        last,
                                        Size.of(input.channels(), input.size().height()))));
    }

    /** The axes of a line without batch. */
    static void lineShape(Layer layer, Shape input, int channels) {
        if (Given.notNull(input, "input").dimensions().size() != 2) {
            throw new ShapeException(say(
                    "%s takes channels × length, such as %d×8000, but the input is %s.",
                    layer, Math.max(1, channels), input));
        }
        int first = input.dimensions().get(0);
        int last = input.dimensions().get(1);
        requireChannels(
                layer,
                input::toString,
                first,
                channels,
                () -> last != channels ? "" : say(" Here the channels come first: %d×%d.", last, first));
    }

    /** So many channels on an axis that is theirs in any case. */
    static void channels(Object layer, Supplier<String> input, long given, int channels) {
        requireChannels(layer, input, given, channels, () -> "");
    }

    /**
     * @param input its text, asked for only if it is needed, as this runs in each step of a training
     * @param hint what to do, or empty
     */
    private static void requireChannels(
            Object layer, Supplier<String> input, long given, int channels, Supplier<String> hint) {
        if (channels != 0 && given != channels) {
            throw new ShapeException(say(
                    channels == 1
                            ? "%s takes %d input channel, but the input %s has %d.%s"
                            : "%s takes %d input channels, but the input %s has %d.%s",
                    layer,
                    channels,
                    input.get(),
                    given,
                    hint.get()));
        }
    }

    /**
     * Computes an output for which there may not be enough memory.
     *
     * @param output of one example
     * @throws ShapeException if there is not
     */
    static INDArray memory(Object layer, long examples, Shape output, Supplier<INDArray> computation) {
        try {
            return computation.get();
        } catch (OutOfMemoryError full) {
            throw new ShapeException(say(
                    "%s needs more memory than Java has for an output of %d × %s. Use a smaller batch or size, or "
                            + "start Java with more, such as -Xmx8g.",
                    layer, examples, output));
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
