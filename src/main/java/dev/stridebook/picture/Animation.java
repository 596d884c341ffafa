package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.io.IOException;
import java.nio.file.Path;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A moving window: the input with its padding, the values under the window, the kernel, the products and the output being filled,
 * step by step. A notebook shows it with a slider and buttons to play, pause and step. All numbers are computed by the layer (S1.2, S1.4,
 * S2.6, S3.1 to S3.4).
 *
 * <pre>{@code
 * animate(kernel(3).stride(2), 8, 8)                    // where the window goes, without numbers
 * animate(kernel(3).padding(1), pixels)                 // each output cell is the sum of the values under the window
 * animate(kernel(3).padding(1), pixels, edgeKernel)     // with products
 * animate(new MaxPool2d(2), pixels)                     // a layer: Conv2d, pooling, ConvTranspose2d
 * animate(conv, digit).outChannel(3).save(Path.of("conv.gif"))
 * }</pre>
 */
public final class Animation implements Displayable {
    /** The maximum cells along a side of any grid; more would be too small to see. */
    static final int MOST_CELLS = 40;

    private static final int MOST_INPUT = 32;
    private static final int MOST_CHANNELS = 4;
    private static final int LARGEST_KERNEL = 11;
    /** More would make a page slow and large. */
    private static final int MOST_NUMBERS = 20_000;

    private final Layer layer;
    private final INDArray image;
    private final Scene scene;
    private final Film film;

    private Animation(Layer layer, INDArray image, Scene scene) {
        this.layer = layer;
        this.image = image;
        this.scene = scene;
        this.film = scene.film();
    }

    /**
     * Shows where a window goes, without numbers.
     *
     * @throws ShapeException if the window does not fit, or the input is larger than 32×32 or 40×40 with its padding
     */
    public static Animation animate(Window window, int inputHeight, int inputWidth) {
        return animate(window, Size.of(inputHeight, inputWidth));
    }

    /**
     * @throws ShapeException as {@link #animate(Window, int, int)}
     */
    public static Animation animate(Window window, Size input) {
        requireSmall(input);
        String heading = say("window with %s", window);
        return new Animation(null, null, new SlidingScene(heading, window, input, null, null));
    }

    /**
     * Shows a convolution whose kernel is 1 in each cell, so that each output is the sum of the values under the window.
     *
     * @param input height × width
     * @throws ShapeException if the window does not fit or rounds up, rows differ in length, or the input is too large, as for
     *     {@link #animate(Layer, INDArray)}
     */
    public static Animation animate(Window window, float[][] input) {
        Matrices.size(say("The input"), input);
        return animate(window, Matrices.image(input));
    }

    /**
     * Like {@link #animate(Window, float[][])}, over all channels.
     *
     * @param input {@code [h, w]}, {@code [c, h, w]} or {@code [1, c, h, w]}
     * @throws ShapeException as {@link #animate(Layer, INDArray)}
     */
    public static Animation animate(Window window, INDArray input) {
        INDArray image = imageOf(input);
        Size kernel = window.kernel();
        return animate(
                Conv2d.of(Nd4j.ones(DataType.FLOAT, 1, image.size(1), kernel.height(), kernel.width()), window), image);
    }

    /**
     * Shows a convolution with the given kernel.
     *
     * @param input height × width
     * @param kernel height × width of the window's kernel
     * @throws ShapeException as {@link #animate(Layer, INDArray)}, or if the kernel does not have the window's size
     */
    public static Animation animate(Window window, float[][] input, float[][] kernel) {
        Matrices.size(say("The input"), input);
        Matrices.size(say("The kernel"), kernel);
        return animate(Conv2d.of(Matrices.image(kernel), window), Matrices.image(input));
    }

    /**
     * Shows a layer at work on an image: {@link Conv2d}, {@link MaxPool2d}, {@link MinPool2d}, {@link AvgPool2d} or
     * {@link ConvTranspose2d}.
     *
     * @param input height × width; the layer must take one channel
     * @throws ShapeException as {@link #animate(Layer, INDArray)}
     * @throws IllegalArgumentException if it is another layer
     */
    public static Animation animate(Layer layer, float[][] input) {
        Matrices.size(say("The input"), input);
        return animate(layer, Matrices.image(input));
    }

    /**
     * Like {@link #animate(Layer, float[][])}. A convolution with several kernels shows its first; {@link #outChannel} chooses.
     *
     * @param input {@code [h, w]}, {@code [c, h, w]} or {@code [1, c, h, w]}
     * @throws ShapeException if the input does not fit the layer; or is larger than 32×32 or, with padding, 40×40; or has more than
     *     4 channels that a kernel sees; or the kernel is larger than 11×11; or there would be more than 20,000 products
     * @throws IllegalArgumentException if it is another layer, or a value is not finite
     */
    public static Animation animate(Layer layer, INDArray input) {
        INDArray image = imageOf(input);
        return new Animation(layer, image, scene(layer, image, 0));
    }

    /**
     * Shows another output channel of a convolution.
     *
     * @param number the output channel, from 0
     * @throws ShapeException if there is no such channel, or the layer is not a convolution
     */
    public Animation outChannel(int number) {
        int channels = layer instanceof Conv2d conv
                ? conv.outChannels()
                : layer instanceof ConvTranspose2d transposed ? transposed.outChannels() : 0;
        if (number < 0 || number >= channels) {
            throw new ShapeException(
                    channels == 0
                            ? say("Only a convolution has kernels to choose from. Pooling shows all channels at once.")
                            : say(
                                    "There is no output channel %d: they are numbered from 0 to %d.",
                                    number, channels - 1));
        }
        return new Animation(layer, image, scene(layer, image, number));
    }

    private static Scene scene(Layer layer, INDArray image, int outChannel) {
        Size input = Size.of((int) image.size(2), (int) image.size(3));
        requireSmall(input);
        requireFinite(image);
        if (layer instanceof Conv2d conv) {
            Size output = conv.outputShape(Shape.of((int) image.size(1), input)).size();
            requireFew(conv.window(), conv.inChannels() / conv.groups(), output);
            return ConvolutionScene.of(conv, image, outChannel);
        }
        if (layer instanceof ConvTranspose2d transposed) {
            transposed.outputShape(Shape.of((int) image.size(1), input));
            requireFew(transposed.window().window(), transposed.inChannels() / transposed.groups(), input);
            return TransposedScene.of(transposed, image, outChannel);
        }
        Shape shape = Shape.of((int) image.size(1), input);
        if (layer instanceof MaxPool2d pool) {
            requireFew(pool.window(), shape.channels(), pool.outputShape(shape).size());
            return PoolingScene.of(pool, image);
        }
        if (layer instanceof MinPool2d pool) {
            requireFew(pool.window(), shape.channels(), pool.outputShape(shape).size());
            return PoolingScene.of(pool, image);
        }
        if (layer instanceof AvgPool2d pool) {
            requireFew(pool.window(), shape.channels(), pool.outputShape(shape).size());
            return PoolingScene.of(pool, image);
        }
        throw new IllegalArgumentException(say(
                "Only layers with a window can be animated: Conv2d, MaxPool2d, MinPool2d, AvgPool2d and ConvTranspose2d, but this is %s.",
                layer.name()));
    }

    private static INDArray imageOf(INDArray input) {
        int rank = input.rank();
        if (rank < 2 || rank > 4 || input.isEmpty() || rank == 4 && input.size(0) != 1) {
            throw new ShapeException(say(
                    "An animation shows one image: [h, w], [c, h, w] or [1, c, h, w], but the array's shape is %s.",
                    java.util.Arrays.toString(input.shape())));
        }
        return Matrices.image(Matrices.planes(say("An image is"), input, Integer.MAX_VALUE));
    }

    private static void requireSmall(Size input) {
        if (input.height() > MOST_INPUT || input.width() > MOST_INPUT) {
            throw new ShapeException(say(
                    "An animation shows an input of at most %d×%d, but this is %s. Use part of it.",
                    MOST_INPUT, MOST_INPUT, input));
        }
    }

    private static void requireFinite(INDArray image) {
        if (image.isNaN().any() || image.isInfinite().any()) {
            throw new IllegalArgumentException(
                    say(
                            "An animation shows finite numbers, but the input has NaN or an infinity in it. Replace them first."));
        }
    }

    private static void requireFew(Window window, int channels, Size positions) {
        Size kernel = window.kernel();
        if (channels > MOST_CHANNELS) {
            throw new ShapeException(say(
                    "An animation shows at most %d channels, but the window reads %d. Use fewer, or split them into groups.",
                    MOST_CHANNELS, channels));
        }
        if (kernel.height() > LARGEST_KERNEL || kernel.width() > LARGEST_KERNEL) {
            throw new ShapeException(say(
                    "An animation shows the numbers under a kernel of at most %d×%d, but it is %s. Use a smaller one, or leave out the numbers: animate(window, height, width).",
                    LARGEST_KERNEL, LARGEST_KERNEL, kernel));
        }
        long numbers = Math.multiplyExact(positions.area() * kernel.area(), (long) channels);
        if (numbers > MOST_NUMBERS) {
            throw new ShapeException(say(
                    "%s positions of a kernel of %s over %s make %,d products, more than the %,d that an animation shows. Use part of the input, or a larger stride.",
                    positions, kernel, Numbers.channels(channels), numbers, MOST_NUMBERS));
        }
    }

    /** Returns the number of steps: one for each position of the window. */
    public int steps() {
        return film.steps();
    }

    /**
     * Returns one step as a picture.
     *
     * @param number the step, from 1
     * @throws ShapeException if there is no such step
     */
    public Still step(int number) {
        if (number < 1 || number > steps()) {
            throw new ShapeException(say("There is no step %d: they are numbered from 1 to %d.", number, steps()));
        }
        return new Still(film.still(number - 1));
    }

    /**
     * Returns all steps on one page.
     *
     * @throws ShapeException if there are more than 64, or they do not fit on a page
     */
    public WindowStrip strip() {
        return scene.strip();
    }

    /**
     * Writes the animation: as {@code .gif} with all steps, or as {@code .svg} or {@code .png} with the first, according to the file
     * extension.
     *
     * @throws IllegalArgumentException if the file has another extension
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        switch (Pictures.extension(file)) {
            case "gif" -> {
                Pictures.makeFolder(file);
                Gif.write(file, steps(), film.millisPerStep(), film::image);
            }
            case "svg", "png" -> step(1).save(file);
            default -> throw Pictures.unknown(file, say("gif, .svg or .png"));
        }
    }

    @Override
    public MimeBundle toMimeBundle() {
        return film.toMimeBundle(scene.toText());
    }
}
