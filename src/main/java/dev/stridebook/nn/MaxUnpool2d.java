package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts the values of max pooling back where they were found, with zeros elsewhere. It takes two inputs, so it is no
 * {@link Layer}.
 *
 * <pre>{@code
 * Pooled pooled = new MaxPool2d(2).pool(x);                             // [n, c, 4, 4] → [n, c, 2, 2]
 * new MaxUnpool2d(2).forward(pooled.values(), pooled.indices());        // → [n, c, 4, 4]
 * }</pre>
 */
public final class MaxUnpool2d {
    private final TransposedWindow window;
    private final Kept<Pass> last = new Kept<>(this);

    private record Pass(INDArray x, int[] places, long... output) {}

    /**
     * Reverses {@code new MaxPool2d(side)}.
     *
     * @throws ShapeException if the side is below 1
     */
    public MaxUnpool2d(int side) {
        this(Window.kernel(side));
    }

    /**
     * Reverses a max pooling with this window.
     *
     * @param window of the pooling, which moves by its kernel if it has no stride; which way it rounds plays no part
     * @throws ShapeException if it is dilated, or a padding is more than half of the kernel, or is to keep the size and no stride is
     *     given
     */
    public MaxUnpool2d(Window window) {
        if (!Given.notNull(window, "window").dilation().equals(Size.square(1))) {
            throw new ShapeException(
                    "The window of unpooling must have dilation 1×1, but has %s.".formatted(window.dilation()));
        }
        Window sliding = WindowPooling.sliding(window);
        this.window = TransposedWindow.of(new Window(
                sliding.kernel(), sliding.givenStride(), sliding.givenPadding(), sliding.dilation(), Rounding.FLOOR));
    }

    /**
     * Puts the values into maps of the smallest size that the pooling's input can have had: {@code (n − 1)·s − 2p + k}.
     *
     * @param x {@code [n, c, h, w]} or {@code [c, h, w]}
     * @param indices of the same shape and of type INT64, as {@link Pooled} has them
     * @return {@code [n, c, outH, outW]}, or without n
     * @throws ShapeException if the shapes differ, are no images', or an index lies outside of the output
     * @throws IllegalArgumentException if {@code x} is not of type float or the indices are not of type INT64
     */
    public INDArray forward(INDArray x, INDArray indices) {
        INDArray images = requireImages(x, indices);
        Shape output = Require.fitting(
                this,
                Shape.of((int) images.size(1), (int) images.size(2), (int) images.size(3)),
                () -> Shape.of((int) images.size(1), window.outputSize((int) images.size(2), (int) images.size(3))));
        return unpool(x, images, indices, output.size());
    }

    /**
     * Puts the values into maps of the size that the pooling's input had; several sizes lead to the same pooled size.
     *
     * @param outputSize less than one stride away from the size without it
     * @throws ShapeException as {@link #forward(INDArray, INDArray)}, or if the size is another
     */
    public INDArray forward(INDArray x, INDArray indices, Size outputSize) {
        Given.notNull(outputSize, "outputSize");
        INDArray images = requireImages(x, indices);
        requirePoolable(window, window.window().axis(Axis.HEIGHT), outputSize.height(), images.size(2));
        requirePoolable(window, window.window().axis(Axis.WIDTH), outputSize.width(), images.size(3));
        return unpool(x, images, indices, outputSize);
    }

    /**
     * The size without it may be 0 here, where padding and input are small.
     *
     * @param window for the text
     */
    static void requirePoolable(Object window, AxisWindow along, int output, long pooled) {
        long usual = (pooled - 1) * along.stride() + along.extent() - along.before() - along.after();
        long least = Math.max(1, usual - along.stride() + 1);
        long most = usual + along.stride() - 1;
        if (output < least || output > most) {
            throw new ShapeException(
                    "Unpooling with a window of %s must lead from %s %d to one from %d to %d, but the output size has %d."
                            .formatted(window, along.axis().label(), pooled, least, most, output));
        }
    }

    private INDArray requireImages(INDArray x, INDArray indices) {
        INDArray images = Require.images(this, x, ImageLayer.ANY);
        requireOneEach(x, indices);
        return images;
    }

    static void requireOneEach(INDArray x, INDArray indices) {
        if (Given.notNull(indices, "indices").dataType() != DataType.INT64) {
            throw new IllegalArgumentException(
                    "The indices must be of type INT64, as pool(x) of a max pooling returns them, but are of type %s."
                            .formatted(indices.dataType()));
        }
        if (!Arrays.equals(x.shape(), indices.shape())) {
            throw new ShapeException(
                    "Values and indices must have the same shape, but the values are %s and the indices %s."
                            .formatted(Shapes.text(x), Shapes.text(indices)));
        }
    }

    private INDArray unpool(INDArray x, INDArray images, INDArray indices, Size size) {
        long[] output = {images.size(0), images.size(1), size.height(), size.width()};
        int[] places = x.isEmpty() ? new int[0] : places(indices, size);
        INDArray y = x.isEmpty() ? Floats.create(output) : put(Floats.contiguous(images), places, output);
        last.keep(x, new Pass(x, places, output));
        return Require.likeInput(y, x);
    }

    private static int[] places(INDArray indices, Size size) {
        return Arrays.stream(indices.dup('c').data().asLong())
                .mapToInt(index -> {
                    if (index < 0 || index >= size.area()) {
                        throw new ShapeException(
                                "Index %d is outside the output of %s, whose cells are numbered 0 to %d. Pass the size that was pooled as the output size."
                                        .formatted(index, size, size.area() - 1));
                    }
                    return (int) index;
                })
                .toArray();
    }

    /** Puts each value at its place. Where two share one the later one stays. */
    private static INDArray put(INDArray values, int[] places, long... output) {
        INDArray y = Floats.zeros(output);
        FloatBuffer from = Floats.of(values);
        FloatBuffer to = Floats.of(y);
        int planes = (int) (output[0] * output[1]);
        int outArea = (int) (output[2] * output[3]);
        int inArea = places.length / planes;
        for (int i = 0; i < places.length; i++) {
            to.put(i / inArea * outArea + places[i], from.get(i));
        }
        Reference.reachabilityFence(values);
        return y;
    }

    /**
     * Returns the gradient with respect to the values: that of each is found where the value was put.
     *
     * @throws IllegalStateException if there was no forward since the last backward
     * @throws ShapeException if the gradient's shape is not the output's
     */
    public INDArray backward(INDArray gradient) {
        Pass pass = last.take();
        INDArray gradients = Require.gradientOfImages(this, gradient, pass.x, pass.output);
        if (pass.x.isEmpty()) {
            return pass.x.dup();
        }
        long[] images = Require.withBatch(pass.x).shape();
        return Require.likeInput(taken(Floats.contiguous(gradients), pass.places, images), pass.x);
    }

    private static INDArray taken(INDArray gradient, int[] places, long... input) {
        INDArray back = Floats.create(input);
        FloatBuffer from = Floats.of(gradient);
        FloatBuffer to = Floats.of(back);
        int planes = (int) (input[0] * input[1]);
        int outArea = (int) (gradient.length() / planes);
        int inArea = places.length / planes;
        for (int i = 0; i < places.length; i++) {
            to.put(i, from.get(i / inArea * outArea + places[i]));
        }
        Reference.reachabilityFence(gradient);
        return back;
    }

    /** Returns the window: {@code MaxUnpool2d(kernel 2×2, stride 2×2)}. */
    @Override
    public String toString() {
        return "MaxUnpool2d(" + window + ")";
    }
}
