package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.plane.Patches;
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
 * @param matmul computes the products
 * @param patches what the window shows
 */
record Unrolled(Engine matmul, Patches patches, int groups) {

    static Unrolled of(Engine matmul, Window window, int groups, long... inputShape) {
        return new Unrolled(matmul, Patches.of(window, Size.of((int) inputShape[2], (int) inputShape[3])), groups);
    }

    /** Computes the output without a bias. */
    INDArray forward(INDArray x, INDArray weight) {
        Size out = patches.positions();
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
        forEachShare(inputShape[0], (image, group) -> {
            INDArray columns =
                    matmul.matmul(part(kernels, group, groups), true, rowsOf(gradient, image, group), false, null);
            INDArray share = patches.fold(columns.reshape(1, columns.size(0), columns.size(1)));
            put(share, to, (image * groups + group) * (int) share.length());
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
        INDArray share = rowsOf(x, image, group).reshape(1, x.size(1) / groups, x.size(2), x.size(3));
        INDArray columns = patches.unfold(share);
        return columns.reshape(columns.size(1), columns.size(2));
    }

    /** A group's share of maps, a row for each channel. */
    private INDArray rowsOf(INDArray maps, int image, int group) {
        INDArray rows = maps.reshape(maps.size(0) * maps.size(1), maps.size(2) * maps.size(3));
        return part(rows, image * groups + group, (int) maps.size(0) * groups);
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
}
