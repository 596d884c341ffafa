package dev.stridebook.nn.plane;

import dev.stridebook.shape.AxisWindow;
import java.util.stream.IntStream;

/**
 * Along one axis, the input cells that each output cell is the average of.
 *
 * @param from the first one
 * @param to the one after the last
 * @param counted how many cells the sum is divided by: those, or the padding that the window sees as well
 */
public record Spans(int[] from, int[] to, int[] counted) {

    /** A window's positions. What hangs over the padding in ceil mode is never counted. */
    public static Spans of(AxisWindow window, int input, boolean countPadding) {
        int positions = window.slideOver(input).output();
        int[] from = new int[positions];
        int[] to = new int[positions];
        int[] counted = new int[positions];
        for (int i = 0; i < positions; i++) {
            int start = i * window.stride() - window.before();
            int end = Math.min(start + window.kernel(), input + window.after());
            from[i] = Math.max(0, start);
            to[i] = Math.min(input, end);
            counted[i] = countPadding ? end - start : to[i] - from[i];
        }
        return new Spans(from, to, counted);
    }

    /** Windows of nearly the same length that cover an input; they overlap where it does not divide evenly. */
    public static Spans adaptive(int input, int output) {
        int[] from = IntStream.range(0, output)
                .map(i -> (int) ((long) i * input / output))
                .toArray();
        int[] to = IntStream.range(0, output)
                .map(i -> (int) -Math.floorDiv(-(i + 1L) * input, (long) output))
                .toArray();
        return new Spans(from, to, lengths(from, to));
    }

    private static int[] lengths(int[] from, int[] to) {
        return IntStream.range(0, from.length).map(i -> to[i] - from[i]).toArray();
    }
}
