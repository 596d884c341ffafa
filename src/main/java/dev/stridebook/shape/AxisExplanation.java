package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.stream.IntStream;

/**
 * One axis of an {@link Explanation}: {@code out = ⌊(n + 2p − d·(k − 1) − 1) / s⌋ + 1} with the numbers in it.
 *
 * @param window what slid
 * @param input cells of the input along this axis
 * @param output positions the window takes
 */
public record AxisExplanation(AxisWindow window, int input, int output) implements Formula {

    /** Creates an explanation. */
    public AxisExplanation {
        Given.notNull(window, "window");
    }

    /** Returns how many cells at the end of the padded input no position reaches; 0 if the last window ends there or hangs over. */
    public int unread() {
        return (int) Math.max(0, padded() - covered());
    }

    /** Returns by how many cells the last window hangs over the padded input in ceil mode, otherwise 0. */
    public int overhang() {
        return (int) Math.max(0, covered() - padded());
    }

    /** Counts how often each cell of the input is read: 0 for one that no position of the window shows. */
    public int[] reads() {
        int[] reads = new int[input];
        for (int position = 0; position < output; position++) {
            for (int cell = 0; cell < window.kernel(); cell++) {
                long at = (long) position * window.stride() - window.before() + (long) cell * window.dilation();
                if (at >= 0 && at < input) {
                    reads[(int) at]++;
                }
            }
        }
        return reads;
    }

    /** Returns whether the window shows at least one cell of the input wherever it stands, and not padding alone. */
    public boolean readsAtEachPosition() {
        return IntStream.range(0, output).allMatch(this::readsAt);
    }

    private boolean readsAt(int position) {
        long start = (long) position * window.stride() - window.before();
        return IntStream.range(0, window.kernel())
                .mapToLong(cell -> start + (long) cell * window.dilation())
                .anyMatch(cell -> cell >= 0 && cell < input);
    }

    /** Returns how many cells the input has with its padding. */
    public long padded() {
        return (long) input + window.before() + window.after();
    }

    /** Cells by which the window can move. */
    private long free() {
        return padded() - window.extent();
    }

    private long covered() {
        return (output - 1L) * window.stride() + window.extent();
    }

    /** Returns axis and formula: {@code height: ⌊(8 + 2·0 − 3) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2}. */
    @Override
    public String toString() {
        return say("%s: %s", window.axis().label(), formula());
    }

    /** Returns the formula with the numbers in it: {@code ⌊(8 + 2·0 − 3) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2}. */
    public String formula() {
        String open = window.rounding() == Rounding.CEIL ? "⌈" : "⌊";
        String close = window.rounding() == Rounding.CEIL ? "⌉" : "⌋";
        return "%s(%s) / %d%s + 1 = %s%d / %d%s + 1 = %d%s"
                .formatted(
                        open,
                        numerator("·"),
                        window.stride(),
                        close,
                        open,
                        free(),
                        window.stride(),
                        close,
                        output,
                        isLastWindowDropped() ? " (" + dropped() + ")" : "");
    }

    /** Returns axis and formula as a line of LaTeX. */
    @Override
    public String toLatex() {
        String open = window.rounding() == Rounding.CEIL ? "\\left\\lceil" : "\\left\\lfloor";
        String close = window.rounding() == Rounding.CEIL ? "\\right\\rceil" : "\\right\\rfloor";
        return "\\text{%s} = %s\\frac{%s}{%d}%s + 1 = %s\\frac{%d}{%d}%s + 1 = %d%s"
                .formatted(
                        window.axis().label(),
                        open,
                        numerator(" \\cdot "),
                        window.stride(),
                        close,
                        open,
                        free(),
                        window.stride(),
                        close,
                        output,
                        isLastWindowDropped() ? "\\;\\text{(" + dropped() + ")}" : "");
    }

    private static String dropped() {
        return say("a last window that would start in the padding is dropped");
    }

    private boolean isLastWindowDropped() {
        return window.rounding() == Rounding.CEIL && (free() + window.stride() - 1) / window.stride() + 1 > output;
    }

    private String numerator(String times) {
        String padding = window.before() == window.after()
                ? "2" + times + window.before()
                : window.before() + " + " + window.after();
        String extent = window.dilation() == 1
                ? "" + window.kernel()
                : "%d%s(%d − 1) − 1".formatted(window.dilation(), times, window.kernel());
        return "%d + %s − %s".formatted(input, padding, extent);
    }
}
