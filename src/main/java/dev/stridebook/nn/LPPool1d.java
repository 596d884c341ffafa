package dev.stridebook.nn;

import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Window1d;

/** Power-average pooling along one axis, as {@link LPPool2d}: {@code [n, c, l]} or {@code [c, l]}. */
public final class LPPool1d extends LineLayer {
    private final double normType;
    private final Window1d window;

    /**
     * Pools with windows side by side.
     *
     * @param normType p
     * @throws ShapeException if the length is below 1
     * @throws IllegalArgumentException if p is 0 or NaN
     */
    public LPPool1d(double normType, int length) {
        this(normType, Window1d.kernel1d(length));
    }

    /**
     * Pools with any window without padding and dilation. If it has no stride, it moves by its kernel. It may round up.
     *
     * @param normType p
     * @throws ShapeException if the window has padding or a dilation
     * @throws IllegalArgumentException if p is 0 or NaN
     */
    public LPPool1d(double normType, Window1d window) {
        super(new LPPool2d(normType, sliding(window).window()));
        this.normType = normType;
        this.window = window.forPooling();
    }

    private static Window1d sliding(Window1d given) {
        Window1d window = Given.notNull(given, "window").forPooling();
        AxisWindow axis = window.axis();
        if (axis.before() != 0 || axis.after() != 0 || axis.dilation() != 1) {
            throw new ShapeException(
                    "The window of power-average pooling must have neither padding nor a dilation, but is %s."
                            .formatted(window));
        }
        return window;
    }

    @Override
    int outputLength(int length) {
        return window.outputLength(length);
    }

    /** Returns the window that slides along the line. */
    public Window1d window() {
        return window;
    }

    /** Returns p. */
    public double normType() {
        return normType;
    }

    @Override
    public String name() {
        return "lp pool " + Names.of(window);
    }

    /** Returns p and the window: {@code LPPool1d(2.0, kernel 3, stride 2)}. */
    @Override
    public String toString() {
        return "LPPool1d(" + normType + ", " + window + ")";
    }
}
