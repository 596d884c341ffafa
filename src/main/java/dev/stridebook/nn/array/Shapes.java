package dev.stridebook.nn.array;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shapes of arrays, batch axis included. */
public final class Shapes {
    private Shapes() {}

    /**
     * Returns how many numbers an array of such a shape holds.
     *
     * @throws ShapeException if they are more than any array holds
     */
    public static long count(long... shape) {
        try {
            long count = 1;
            for (long size : shape) {
                count = Math.multiplyExact(count, size);
            }
            if (count <= Integer.MAX_VALUE) {
                return count;
            }
        } catch (ArithmeticException beyondLong) {
            // Falls through to the same answer.
        }
        throw new ShapeException(say(
                "An array of shape %s would hold more than %,d numbers, more than any array holds. Use fewer "
                        + "channels, a smaller size or a smaller batch.",
                text(shape), Integer.MAX_VALUE));
    }

    /** Writes the shape of an array, such as {@code [64, 1, 28, 28]}. */
    public static String text(INDArray x) {
        return text(x.shape());
    }

    /** Writes a shape as PyTorch does: {@code [64, 1, 28, 28]}; without axes, {@code a single number}. */
    public static String text(long... shape) {
        if (shape.length == 0) {
            return "a single number";
        }
        return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
