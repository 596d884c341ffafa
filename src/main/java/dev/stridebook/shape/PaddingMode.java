package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.Locale;

/** What the cells around an input hold. Pooling has its own rule; a convolution can choose (S1.5). */
public enum PaddingMode {
    /** Nothing: every cell is 0. */
    ZEROS,
    /** The input mirrored at its edge cell, which is not repeated: {@code c b | a b c | b a}. */
    REFLECT,
    /** The edge cell again and again: {@code a a | a b c | c c}. */
    REPLICATE,
    /** The input once more, as if it went round: {@code b c | a b c | a b}. */
    CIRCULAR;

    /** The position that {@link #source} returns where padding holds a zero. */
    public static final int ZERO = -1;

    /**
     * Returns the input cell that a cell of the padded axis repeats.
     *
     * @param position counted from the input's first cell, so negative in the padding before it
     * @param input cells of the input along the axis
     * @return from 0 to {@code input − 1}, or {@link #ZERO}
     */
    public int source(int position, int input) {
        if (position >= 0 && position < input) {
            return position;
        }
        return switch (this) {
            case ZEROS -> ZERO;
            case REFLECT -> position < 0 ? -position : 2 * (input - 1) - position;
            case REPLICATE -> position < 0 ? 0 : input - 1;
            case CIRCULAR -> Math.floorMod(position, input);
        };
    }

    /**
     * Checks that an input is large enough to fill its padding: {@link #REFLECT} takes less than the input, {@link #CIRCULAR} at
     * most all of it.
     *
     * @throws ShapeException if it is not
     */
    public void requireFits(Padding padding, Size input) {
        Given.notNull(padding, "padding");
        Given.notNull(input, "input");
        requireFits(Axis.HEIGHT, Math.max(padding.top(), padding.bottom()), input.height());
        requireFits(Axis.WIDTH, Math.max(padding.left(), padding.right()), input.width());
    }

    /**
     * Checks that an input of this length is long enough to fill the window's padding.
     *
     * @throws ShapeException as {@link #requireFits(Padding, Size)}
     */
    public void requireFits(Window1d window, int inputLength) {
        AxisWindow axis = Given.notNull(window, "window").axis();
        requireFits(axis.axis(), Math.max(axis.before(), axis.after()), inputLength);
    }

    /**
     * Checks that an input is long enough along one axis, as {@link #requireFits(Padding, Size)}.
     *
     * @param padding the larger of both ends
     * @throws ShapeException if it is not
     */
    public void requireFits(Axis axis, int padding, int input) {
        Given.notNull(axis, "axis");
        int most = most(input);
        if (padding > most) {
            throw new ShapeException(say(
                    "Padding in mode %s can add at most %d cells to either side of an input of %s %d, but is %d. Use less padding, or zeros.",
                    label(), most, axis.label(), input, padding));
        }
    }

    private int most(int input) {
        return switch (this) {
            case ZEROS, REPLICATE -> Integer.MAX_VALUE;
            case REFLECT -> input - 1;
            case CIRCULAR -> input;
        };
    }

    /** Returns the name as PyTorch writes it, such as {@code reflect}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
