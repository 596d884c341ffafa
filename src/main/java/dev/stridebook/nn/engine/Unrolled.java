package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Parallel;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Convolution as matrix products: what the window shows at each position becomes a column, {@code [in · kH · kW, outH · outW]} for each
 * image. For every window, where ND4J's own convolution is wrong for some.
 *
 * @param in size of the images
 * @param out how many positions the window has
 * @param matmul computes the products
 */
record Unrolled(Engine matmul, Window window, Size in, Size out, int groups) {

    static Unrolled of(Engine matmul, Window window, int groups, long... inputShape) {
        Size in = Size.of((int) inputShape[2], (int) inputShape[3]);
        return new Unrolled(matmul, window, in, window.outputSize(in), groups);
    }

    /** Computes the output without a bias. */
    INDArray forward(INDArray x, INDArray weight) {
        INDArray y = Floats.create(x.size(0), weight.size(0), out.height(), out.width());
        INDArray kernels = rows(weight);
        FloatBuffer to = Floats.of(y);
        forEachShare(x.size(0), (image, group) -> {
            INDArray product =
                    matmul.matmul(part(kernels, group, groups), false, columns(x, image, group), false, null);
            put(product, to, (image * groups + group) * (int) product.length());
        });
        return y;
    }

    INDArray inputGradient(INDArray weight, INDArray gradient, long... inputShape) {
        INDArray back = Floats.create(inputShape);
        INDArray kernels = rows(weight);
        FloatBuffer to = Floats.of(back);
        int channels = (int) inputShape[1] / groups;
        forEachShare(inputShape[0], (image, group) -> {
            INDArray columns =
                    matmul.matmul(part(kernels, group, groups), true, rowsOf(gradient, image, group), false, null);
            FloatBuffer from = Floats.of(columns);
            int first = (image * groups + group) * channels;
            Parallel.forEach(channels, channel -> {
                float[] shown = new float[shown()];
                float[] plane = new float[(int) in.area()];
                from.get(channel * shown.length, shown);
                forEachCell((cell, at) -> plane[cell] += shown[at]);
                to.put((first + channel) * plane.length, plane);
            });
            Reference.reachabilityFence(columns);
        });
        return back;
    }

    INDArray weightGradient(INDArray x, INDArray gradient, long... weightShape) {
        INDArray[] sums = new INDArray[groups];
        forEachShare(x.size(0), (image, group) -> {
            INDArray product =
                    matmul.matmul(rowsOf(gradient, image, group), false, columns(x, image, group), true, null);
            if (sums[group] == null) {
                sums[group] = product;
            } else {
                Floats.addTo(sums[group], product, 1);
            }
        });
        return Nd4j.concat(0, sums).reshape(weightShape);
    }

    @FunctionalInterface
    private interface Share {
        void accept(int image, int group);
    }

    private void forEachShare(long images, Share share) {
        for (int image = 0; image < images; image++) {
            for (int group = 0; group < groups; group++) {
                share.accept(image, group);
            }
        }
    }

    /** What the window shows of the channels that a group of an image has. */
    private INDArray columns(INDArray x, int image, int group) {
        int channels = (int) x.size(1) / groups;
        INDArray columns = Floats.create((long) channels * window.kernel().area(), out.area());
        FloatBuffer from = Floats.of(x);
        FloatBuffer to = Floats.of(columns);
        int first = (image * groups + group) * channels;
        Parallel.forEach(channels, channel -> {
            float[] plane = new float[(int) in.area()];
            float[] shown = new float[shown()];
            from.get((first + channel) * plane.length, plane);
            forEachCell((cell, at) -> shown[at] = plane[cell]);
            to.put(channel * shown.length, shown);
        });
        Reference.reachabilityFence(x);
        return columns;
    }

    /** A group's share of an output's gradient, a row for each channel. */
    private INDArray rowsOf(INDArray gradient, int image, int group) {
        INDArray rows = gradient.reshape(gradient.size(0) * gradient.size(1), out.area());
        return part(rows, image * groups + group, (int) gradient.size(0) * groups);
    }

    /** A row for each kernel. */
    private static INDArray rows(INDArray weight) {
        return weight.reshape(weight.size(0), weight.length() / weight.size(0));
    }

    /** Some of the rows, in memory of their own. */
    private static INDArray part(INDArray rows, int index, int parts) {
        long each = rows.size(0) / parts;
        return rows.get(NDArrayIndex.interval(index * each, (index + 1) * each), NDArrayIndex.all())
                .dup('c');
    }

    private static void put(INDArray product, FloatBuffer to, int start) {
        float[] values = new float[(int) product.length()];
        Floats.of(product).get(values);
        Reference.reachabilityFence(product);
        to.put(start, values);
    }

    /** How many cells of one channel the window shows at all positions together. */
    private int shown() {
        return Math.toIntExact(window.kernel().area() * out.area());
    }

    @FunctionalInterface
    private interface Cell {
        /**
         * @param cell of a plane of the images
         * @param at its place in what the window shows
         */
        void accept(int cell, int at);
    }

    /** Visits what the window shows of a plane, cell by cell of the kernel. Padding is left out. */
    private void forEachCell(Cell visitor) {
        AxisWindow rows = window.axis(Axis.HEIGHT);
        AxisWindow columns = window.axis(Axis.WIDTH);
        int at = 0;
        for (int i = 0; i < rows.kernel(); i++) {
            for (int j = 0; j < columns.kernel(); j++) {
                for (int row = 0; row < out.height(); row++) {
                    long y = (long) row * rows.stride() - rows.before() + (long) i * rows.dilation();
                    if (y < 0 || y >= in.height()) {
                        at += out.width();
                        continue;
                    }
                    for (int column = 0; column < out.width(); column++, at++) {
                        long x = (long) column * columns.stride() - columns.before() + (long) j * columns.dilation();
                        if (x >= 0 && x < in.width()) {
                            visitor.accept((int) (y * in.width() + x), at);
                        }
                    }
                }
            }
        }
    }
}
