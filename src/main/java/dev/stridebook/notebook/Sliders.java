package dev.stridebook.notebook;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/**
 * Sliders that draw anew whenever they are moved:
 *
 * <pre>{@code
 * slider("stride", 1, 4, stride -> show(kernel(3).stride(stride).explain(9, 9)));
 * }</pre>
 *
 * Whatever the function shows or prints is the drawing. Where a front end has ipywidgets 7 or later, such as JupyterLab, the sliders can be
 * moved while the kernel runs. Everywhere else, also in the stored notebook, one slider of at most five values shows the drawing of
 * each; others show the first, so the function is called as often when the cell runs.
 */
public final class Sliders {
    private Sliders() {}

    /**
     * Shows a slider of whole numbers; both ends are included.
     *
     * @param draw shows something for a value
     * @throws IllegalArgumentException if the range is empty
     */
    public static void slider(String name, int from, int to, IntConsumer draw) {
        new Sliding(List.of(SliderRange.whole(name, from, to)), values -> draw.accept((int) values[0])).show();
    }

    /**
     * Shows a slider of numbers; the last is at most {@code to}.
     *
     * @param draw shows something for a value
     * @throws IllegalArgumentException if the range is empty, or the step is not positive
     */
    public static void slider(String name, double from, double to, double step, DoubleConsumer draw) {
        new Sliding(List.of(new SliderRange(name, from, to, step, false)), values -> draw.accept(values[0])).show();
    }

    /**
     * Shows two sliders of whole numbers; both ends of each are included.
     *
     * @param draw shows something for the first slider's value and the second's
     * @throws IllegalArgumentException if a range is empty
     */
    public static void slider(
            String name,
            int from,
            int to,
            String second,
            int secondFrom,
            int secondTo,
            BiConsumer<Integer, Integer> draw) {
        new Sliding(
                        List.of(SliderRange.whole(name, from, to), SliderRange.whole(second, secondFrom, secondTo)),
                        values -> draw.accept((int) values[0], (int) values[1]))
                .show();
    }
}
