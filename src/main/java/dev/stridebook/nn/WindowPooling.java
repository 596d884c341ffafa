package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;

/** What max, min and average pooling have in common: a window that slides over each channel by itself. */
abstract class WindowPooling extends Pooling {
    private final Window window;

    /**
     * @throws ShapeException if a padding is more than half of the kernel, where a window could see nothing but padding, or is to keep
     *     the size and no stride is given
     */
    WindowPooling(Window window) {
        this.window = sliding(window);
    }

    /** The window with its stride; PyTorch's limit for the padding around it does not count the gaps of a dilation. */
    static Window sliding(Window given) {
        Window window = Given.notNull(given, "window").forPooling();
        Size kernel = window.kernel();
        Padding padding = window.padding();
        if (Math.max(padding.top(), padding.bottom()) > kernel.height() / 2
                || Math.max(padding.left(), padding.right()) > kernel.width() / 2) {
            throw new ShapeException(say(
                    "The padding around a pooling window of %s must be at most half of it, %d×%d, but is %s: "
                            + "otherwise the window could see nothing but padding.",
                    kernel, kernel.height() / 2, kernel.width() / 2, padding));
        }
        return window;
    }

    /** As {@link #sliding(Window)}, in words of lengths. */
    static Window1d sliding(Window1d given) {
        Window1d window = Given.notNull(given, "window").forPooling();
        AxisWindow axis = window.axis();
        if (Math.max(axis.before(), axis.after()) > axis.kernel() / 2) {
            throw new ShapeException(say(
                    "The padding around a pooling window of length %d must be at most half of it, %d, but is %d before and %d after: otherwise the window could see nothing but padding.",
                    axis.kernel(), axis.kernel() / 2, axis.before(), axis.after()));
        }
        return window;
    }

    /** Returns the window that slides over each channel. */
    public final Window window() {
        return window;
    }

    @Override
    public final Shape outputShape(Shape input) {
        Require.imageShape(this, input, ANY);
        return Require.fitting(this, input, () -> Shape.of(input.channels(), window.outputSize(input.size())));
    }

    @Override
    public final ReceptiveField receptiveField(ReceptiveField input) {
        return Given.notNull(input, "input").after(window);
    }
}
