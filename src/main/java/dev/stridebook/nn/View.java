package dev.stridebook.nn;

import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same values in the same order, read as another shape. One size may be −1: it is worked out from the others. Source: S1.6.
 *
 * <pre>{@code
 * view(x, 16)       // [4, 4] → [16]
 * view(x, -1, 8)    // [4, 4] → [2, 8]
 * }</pre>
 */
public final class View implements Layer {
    private final long[] sizes;
    private final Kept<long[]> inputShape = new Kept<>(this);

    /**
     * @param sizes the batch's first, as in {@code new View(-1, 320)}
     * @throws ShapeException if there is no size, more than one −1, or one that is neither −1 nor at least 1
     */
    public View(long... sizes) {
        this.sizes = requireSizes(sizes.clone());
    }

    /**
     * The array as another shape. It shares the values with {@code x} where these lie in row-major order, and is a copy
     * where they do not.
     *
     * @throws ShapeException if the sizes are not legal or do not hold as many values as {@code x}
     */
    public static INDArray view(INDArray x, long... sizes) {
        long[] resolved = resolve(requireSizes(sizes), x.length(), x::shape);
        INDArray inOrder = x.ordering() == 'c' ? x : x.dup('c');
        return inOrder.reshape('c', resolved);
    }

    @Override
    public INDArray forward(INDArray x) {
        Require.floats(this, x);
        inputShape.keep(x, x.shape());
        return view(x, sizes);
    }

    @Override
    public INDArray backward(INDArray gradient) {
        long[] shape = inputShape.take();
        long values = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        Require.gradient(this, gradient, resolve(sizes, values, () -> shape));
        return view(gradient, shape);
    }

    /**
     * What becomes of one example of a batch of unknown size.
     *
     * @throws ShapeException if the sizes would cut examples apart or join them, which {@code forward} does silently
     */
    @Override
    public Shape outputShape(Shape input) {
        long[] perExample = Arrays.copyOfRange(sizes, 1, sizes.length);
        if (perExample.length == 0) {
            throw new ShapeException(
                    "%s joins the examples of a batch into one row. Keep the batch as the first size: ".formatted(this)
                            + "view(-1, %d).".formatted(input.values()));
        }
        boolean deduced = Arrays.stream(perExample).anyMatch(size -> size == -1);
        long values = Arrays.stream(perExample).filter(size -> size != -1).reduce(1, Math::multiplyExact);
        if (deduced ? input.values() % values != 0 : input.values() != values) {
            throw new ShapeException(
                    "%s takes rows of %d values, but an example has %s = %d. It would mix the examples of a batch: from 16 it makes %s rows. Use view(-1, %d)."
                            .formatted(
                                    this,
                                    values,
                                    input,
                                    input.values(),
                                    rowsOf(16 * input.values(), values),
                                    input.values()));
        }
        long[] shape = resolve(perExample, input.values(), () -> new long[] {input.values()});
        return Shape.of(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
    }

    private static String rowsOf(long values, long row) {
        return values % row == 0 ? String.valueOf(values / row) : "no whole number of";
    }

    private static long[] requireSizes(long... sizes) {
        if (sizes.length == 0
                || Arrays.stream(sizes).anyMatch(size -> size < -1 || size == 0)
                || Arrays.stream(sizes).filter(size -> size == -1).count() > 1) {
            throw new ShapeException("The sizes of a view are at least 1, and one of them may be -1 to be worked out, "
                    + "but they are " + Require.text(sizes) + ".");
        }
        return sizes;
    }

    private static long[] resolve(long[] sizes, long values, Supplier<long[]> from) {
        long known = Arrays.stream(sizes).filter(size -> size != -1).reduce(1, Math::multiplyExact);
        boolean deduced = Arrays.stream(sizes).anyMatch(size -> size == -1);
        if (deduced ? values % known != 0 : values != known) {
            throw new ShapeException(
                    "%s has %d values, which cannot be viewed as %s: %d %s %d. %s"
                            .formatted(
                                    Require.text(from.get()),
                                    values,
                                    Require.text(sizes),
                                    values,
                                    deduced ? "is not divisible by" : "is not",
                                    known,
                                    deduced
                                            ? "The sizes beside -1 must divide the number of values."
                                            : "The sizes must multiply to the number of values; let -1 stand for one of them."));
        }
        return Arrays.stream(sizes)
                .map(size -> size == -1 ? values / known : size)
                .toArray();
    }

    @Override
    public String name() {
        return "view";
    }

    /** {@code View(-1, 320)}. */
    @Override
    public String toString() {
        return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(", ", "View(", ")"));
    }
}
