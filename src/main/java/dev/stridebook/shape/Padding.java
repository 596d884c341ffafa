package dev.stridebook.shape;

/**
 * Rows and columns added around an input before the window slides over it, one count per side.
 *
 * @param top rows above
 * @param bottom rows below
 * @param left columns before
 * @param right columns behind
 */
public record Padding(int top, int bottom, int left, int right) {
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    /**
     * @throws ShapeException if a count is negative
     */
    public Padding {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new ShapeException(
                    "Padding cannot be negative, but it is %s. Use 0 for no padding; to make an input smaller, slice it."
                            .formatted(text(top, bottom, left, right)));
        }
    }

    /** The same on opposite sides, as PyTorch's {@code padding=(height, width)}. */
    public static Padding symmetric(int height, int width) {
        return new Padding(height, height, width, width);
    }

    /** Whether opposite sides get the same, so that two numbers say it all. */
    public boolean isSymmetric() {
        return top == bottom && left == right;
    }

    /** Rows added in all. */
    public int vertical() {
        return Math.addExact(top, bottom);
    }

    /** Columns added in all. */
    public int horizontal() {
        return Math.addExact(left, right);
    }

    @Override
    public String toString() {
        return text(top, bottom, left, right);
    }

    private static String text(int top, int bottom, int left, int right) {
        return top == bottom && left == right
                ? top + "×" + left
                : "top %d, bottom %d, left %d, right %d".formatted(top, bottom, left, right);
    }
}
