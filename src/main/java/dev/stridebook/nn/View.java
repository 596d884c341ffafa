package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Scratch;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same values in the same order, read as another shape. One size may be −1: it is worked out from the others. Where a −1 in
 * front makes other rows than there are images in the batch, a warning says so on {@link System#err}: rows then mix examples
 * (S1.8). Source: S1.6.
 *
 * <pre>{@code
 * view(x, 16)       // [4, 4] → [16]
 * view(x, -1, 8)    // [4, 4] → [2, 8]
 * }</pre>
 */
public final class View implements Layer {
    /** Of a batch of images. With fewer axes nobody can tell whether the first is a batch's. */
    private static final int BATCH_OF_IMAGES = 4;

    private final long[] sizes;
    private final Kept<long[]> inputShape = new Kept<>(this);
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates a layer that views each batch in these sizes.
     *
     * @param sizes the batch's first, as in {@code new View(-1, 320)}
     * @throws ShapeException if there is no size, more than one −1, a −1 beside a 0, or another negative number
     */
    public View(long... sizes) {
        this.sizes = requireSizes(Given.notNull(sizes, "sizes").clone());
    }

    /**
     * Returns the array as another shape. It shares the values with {@code x} where these lie in row-major order, and is a copy where
     * they do not.
     *
     * @throws ShapeException if the sizes are not legal or do not hold as many values as {@code x}
     */
    public static INDArray view(INDArray x, long... sizes) {
        Given.notNull(x, "x");
        INDArray view = reshape(x, requireSizes(Given.notNull(sizes, "sizes")));
        if (mixesExamples(x, view, sizes)) {
            warn(x, view, sizes);
        }
        return view;
    }

    /** As {@link #view}, where rows are meant to be other than the batch's, of legal sizes; without any, of a single number. */
    static INDArray reshape(INDArray x, long... sizes) {
        long[] resolved = resolve(sizes, x.length(), x::shape);
        INDArray inOrder = x.ordering() == 'c' ? x : x.dup('c');
        return Arrays.equals(x.shape(), resolved) ? inOrder : Scratch.reshaped(inOrder, resolved);
    }

    /** Views a batch. Warns once if examples are mixed, however many batches come by. */
    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        INDArray view = reshape(x, sizes);
        inputShape.keep(x, x.shape());
        if (mixesExamples(x, view, sizes) && warned.compareAndSet(false, true)) {
            warn(x, view, sizes);
        }
        return view;
    }

    /** Returns true unless the number of rows is fixed. */
    @Override
    public boolean perExample() {
        return sizes[0] == -1;
    }

    private static boolean mixesExamples(INDArray x, INDArray view, long... sizes) {
        return sizes[0] == -1 && !x.isEmpty() && x.rank() >= BATCH_OF_IMAGES && view.size(0) != x.size(0);
    }

    private static void warn(INDArray x, INDArray view, long... sizes) {
        System.err.println(say(
                "Warning: view(%s) makes %d rows of a batch of %d: %s has %d values an example, so rows no longer belong to "
                        + "examples. Use view(-1, %d); if you mean it, write %d instead of -1.",
                text(sizes),
                view.size(0),
                x.size(0),
                Shapes.text(x),
                x.length() / x.size(0),
                x.length() / x.size(0),
                view.size(0)));
    }

    @Override
    public INDArray backward(INDArray gradient) {
        long[] shape = inputShape.take();
        Require.gradient(this, gradient, resolve(sizes, Shapes.count(shape), () -> shape));
        return reshape(gradient, shape);
    }

    /**
     * Computes the shape of one example of a batch of unknown size.
     *
     * @throws ShapeException if the sizes would cut examples apart or join them, which {@code forward} does silently
     */
    @Override
    public Shape outputShape(Shape input) {
        Given.notNull(input, "input");
        long[] perExample = Arrays.copyOfRange(sizes, 1, sizes.length);
        if (perExample.length == 0) {
            throw new ShapeException(say(
                    "%s joins the examples of a batch into one row. Keep the batch as the first size: view(-1, %d).",
                    this, input.values()));
        }
        long values = known(perExample);
        if (!fits(perExample, input.values())) {
            throw new ShapeException(say(
                    "%s takes rows of %d values, but an example has %s = %d. It would mix the examples of a batch: from 16 it makes %s rows. Use view(-1, %d).",
                    this, values, input, input.values(), rowsOf(16 * input.values(), values), input.values()));
        }
        long[] shape = resolve(perExample, input.values(), () -> new long[] {input.values()});
        return Shape.of(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
    }

    private static String rowsOf(long values, long row) {
        return row != 0 && values % row == 0 ? String.valueOf(values / row) : say("no whole number of");
    }

    private static long[] requireSizes(long... sizes) {
        int deduced = 0;
        boolean legal = sizes.length > 0;
        for (long size : sizes) {
            deduced += size == -1 ? 1 : 0;
            legal &= size >= -1;
        }
        if (!legal || deduced > 1) {
            throw new ShapeException(say(
                    "A view needs at least one size, each at least 0, and one of them may be -1 to be worked "
                            + "out, but this is view(%s).",
                    text(sizes)));
        }
        if (deduced == 1 && known(sizes) == 0) {
            throw new ShapeException(say(
                    "Next to a size of 0, any number could stand for -1 in a view of %s. Write the number instead.",
                    Shapes.text(sizes)));
        }
        return sizes;
    }

    private static long[] resolve(long[] sizes, long values, Supplier<long[]> from) {
        long known = known(sizes);
        if (!fits(sizes, values)) {
            throw new ShapeException(say(
                    isDeduced(sizes)
                            ? "%1$s has %2$d values, which cannot be viewed as %3$s: %2$d is not divisible by %4$d. The sizes beside -1 must divide the number of values."
                            : "%1$s has %2$d values, which cannot be viewed as %3$s: %2$d is not %4$d. The sizes must multiply to the number of values; let -1 stand for one of them.",
                    Shapes.text(from.get()),
                    values,
                    Shapes.text(sizes),
                    known));
        }
        long[] resolved = sizes.clone();
        for (int i = 0; i < sizes.length; i++) {
            resolved[i] = sizes[i] == -1 ? values / known : sizes[i];
        }
        return resolved;
    }

    private static boolean fits(long[] sizes, long values) {
        return isDeduced(sizes) ? values % known(sizes) == 0 : values == known(sizes);
    }

    private static boolean isDeduced(long... sizes) {
        for (long size : sizes) {
            if (size == -1) {
                return true;
            }
        }
        return false;
    }

    /** The product of the sizes that are given. */
    private static long known(long... sizes) {
        long[] given = sizes.clone();
        for (int i = 0; i < given.length; i++) {
            given[i] = given[i] == -1 ? 1 : given[i];
        }
        return Shapes.count(given);
    }

    /** Returns the sizes as they were given, the batch's first. */
    public long[] sizes() {
        return sizes.clone();
    }

    @Override
    public String name() {
        return "view";
    }

    /** Returns {@code View(-1, 320)}. */
    @Override
    public String toString() {
        return "View(" + text(sizes) + ")";
    }

    private static String text(long... sizes) {
        return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }
}
