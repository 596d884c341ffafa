package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

/**
 * Rows and columns added around an input before the window slides over it, one count per side.
 *
 * @param top rows above
 * @param bottom rows below
 * @param left columns before
 * @param right columns behind
 */
public record Padding(int top, int bottom, int left, int right) {
    /** No padding on any side. */
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    /**
     * Creates padding with a count for each side.
     *
     * @throws ShapeException if a count is negative
     */
    public Padding {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new ShapeException(say(
                    "Padding cannot be negative, but it is %s. Use 0 for no padding; to make an input smaller, slice it.",
                    text(top, bottom, left, right)));
        }
    }

    /**
     * Creates padding that is the same on opposite sides, as PyTorch's {@code padding=(height, width)}.
     *
     * @param height rows above, and as many below
     * @param width columns on the left, and as many on the right
     * @throws ShapeException if a count is negative
     */
    public static Padding symmetric(int height, int width) {
        return new Padding(height, height, width, width);
    }

    /** Returns whether opposite sides get the same, so that two numbers describe it. */
    public boolean isSymmetric() {
        return top == bottom && left == right;
    }

    /**
     * Returns how many rows are added above and below in total.
     *
     * @throws ArithmeticException if the sum does not fit into an {@code int}
     */
    public int vertical() {
        return Math.addExact(top, bottom);
    }

    /**
     * Returns how many columns are added left and right in total.
     *
     * @throws ArithmeticException if the sum does not fit into an {@code int}
     */
    public int horizontal() {
        return Math.addExact(left, right);
    }

    /** Returns {@code 1×2} if opposite sides are the same, otherwise each side with its name. */
    @Override
    public String toString() {
        return text(top, bottom, left, right);
    }

    private static String text(int top, int bottom, int left, int right) {
        return top == bottom && left == right
                ? top + "×" + left
                : say("top %d, bottom %d, left %d, right %d", top, bottom, left, right);
    }
}
