package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The part of a kernel that sees images. Where these are small and have much padding, the cells at its edges see only that, wherever the
 * window stands: to multiply by them is in vain.
 *
 * @param whole the kernel
 * @param top rows above the part
 * @param left columns before it
 * @param window that shows no more than the part, and has as many positions
 */
record SeenCells(Size whole, int top, int left, Window window) {
    /** To take out a weight, and to put back its gradient, takes as long as so many products. */
    private static final long TAKING_OUT = 100;

    /** Returns them where there are so many less to multiply by that it makes up for taking them out. */
    static Optional<SeenCells> worthIt(ConvolutionShape shape) {
        return spansImages(shape) ? Optional.of(of(shape)).filter(seen -> seen.areWorthIt(shape)) : Optional.empty();
    }

    /** Where a window can take a whole step within an image, each of its cells sees some of it: so do those of most layers. */
    static boolean spansImages(ConvolutionShape shape) {
        Size extent = shape.window().extent();
        Size stride = shape.window().stride();
        return (long) extent.height() + stride.height() > shape.height()
                || (long) extent.width() + stride.width() > shape.width();
    }

    static SeenCells of(ConvolutionShape shape) {
        Window window = shape.window();
        Size positions = window.outputSize(shape.height(), shape.width());
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        int above = blindBefore(rows, positions.height());
        int below = blindAfter(rows, above, shape.height());
        int before = blindBefore(columns, positions.width());
        int after = blindAfter(columns, before, shape.width());
        Padding padding = new Padding(
                rows.before() - above * rows.dilation(),
                rows.after() - below * rows.dilation(),
                columns.before() - before * columns.dilation(),
                columns.after() - after * columns.dilation());
        return new SeenCells(
                window.kernel(),
                above,
                before,
                Window.kernel(rows.kernel() - above - below, columns.kernel() - before - after)
                        .stride(rows.stride(), columns.stride())
                        .dilation(rows.dilation(), columns.dilation())
                        .padding(padding));
    }

    /** Cells from the first on that see nothing even in the last position. */
    private static int blindBefore(AxisWindow window, int positions) {
        long beyond = window.before() - (positions - 1L) * window.stride();
        return blind(window, beyond, window.before(), window.kernel());
    }

    /**
     * Cells from the last on that see nothing even in the first position.
     *
     * @param before those that are left out already
     */
    private static int blindAfter(AxisWindow window, int before, int input) {
        long beyond = (long) window.extent() - window.before() - input;
        return blind(window, beyond, window.after(), window.kernel() - before);
    }

    /**
     * Cells whose padding can be left out with them, all but one at most.
     *
     * @param beyond how far the window hangs over the image, where it does least
     */
    private static int blind(AxisWindow window, long beyond, int padding, int kernel) {
        long cells = -Math.floorDiv(-beyond, window.dilation());
        return (int) Math.max(0, Math.min(cells, Math.min(padding / window.dilation(), kernel - 1)));
    }

    private boolean areWorthIt(ConvolutionShape shape) {
        Size positions = window.outputSize(shape.height(), shape.width());
        long leftOut = whole.area() - window.kernel().area();
        return leftOut * shape.n() * positions.area() >= TAKING_OUT * whole.area();
    }

    /** Returns their weights. */
    INDArray of(INDArray weight) {
        INDArray part = Floats.create(
                weight.size(0),
                weight.size(1),
                window.kernel().height(),
                window.kernel().width());
        float[] weights = LanesWeights.numbers(weight);
        float[] seen = new float[(int) part.length()];
        forEachRow(seen.length, (at, ofWhole, count) -> System.arraycopy(weights, ofWhole, seen, at, count));
        Floats.of(part).put(seen);
        return part;
    }

    /** Fills an array of all weights with those of these cells, and 0. */
    void spread(INDArray part, INDArray weight) {
        float[] seen = LanesWeights.numbers(part);
        float[] weights = new float[(int) weight.length()];
        forEachRow(seen.length, (at, ofWhole, count) -> System.arraycopy(seen, at, weights, ofWhole, count));
        Floats.of(weight).put(weights);
        Reference.reachabilityFence(weight);
    }

    private interface Row {
        /**
         * @param at where it begins in the part
         * @param ofWhole where it begins in the whole
         */
        void accept(int at, int ofWhole, int count);
    }

    private void forEachRow(int numbers, Row row) {
        int height = window.kernel().height();
        int width = window.kernel().width();
        for (int i = 0; i < numbers / width; i++) {
            int inWhole = i / height * whole.height() + top + i % height;
            row.accept(i * width, inWhole * whole.width() + left, width);
        }
    }
}
