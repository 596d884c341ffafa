package dev.stridebook.nn.engine;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.shape.Size;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's native operators beside convolution, which is an {@link Engine}'s. Arguments must have been checked. */
public final class Nd4jOperators {
    private Nd4jOperators() {}

    /** Copies some channels of images. */
    public static INDArray channels(INDArray x, long from, long to) {
        return x.isEmpty()
                ? Floats.create(x.size(0), to - from, x.size(2), x.size(3))
                : Floats.contiguous(x) // a part of a part can lose its shape
                        .get(all(), interval(from, to), all(), all())
                        .dup('c');
    }

    /** Joins images of the same size, their channels one after the other. */
    public static INDArray joined(Stream<INDArray> images) {
        return Nd4j.concat(1, images.toArray(INDArray[]::new));
    }

    /**
     * Copies a rectangle of each plane, with zeros where it reaches beyond the plane. The images themselves if it is all of them.
     *
     * @param top the rectangle's first row; negative begins above the plane
     * @param left its first column
     */
    public static INDArray cut(INDArray x, int top, int left, Size size) {
        if (top == 0 && left == 0 && size.height() == x.size(2) && size.width() == x.size(3)) {
            return Floats.contiguous(x);
        }
        INDArray cut = Floats.zeros(x.size(0), x.size(1), size.height(), size.width());
        long bottom = Math.min(x.size(2), (long) top + size.height());
        long right = Math.min(x.size(3), (long) left + size.width());
        long firstRow = Math.max(0, top);
        long firstColumn = Math.max(0, left);
        if (firstRow < bottom && firstColumn < right) {
            cut.get(all(), all(), interval(firstRow - top, bottom - top), interval(firstColumn - left, right - left))
                    .assign(Floats.contiguous(x)
                            .get(all(), all(), interval(firstRow, bottom), interval(firstColumn, right)));
        }
        return cut;
    }

    /** Adds to each channel of {@code y} its bias, in place. */
    public static INDArray addBias(INDArray y, INDArray bias) {
        return y.addi(bias.reshape(1, bias.length(), 1, 1));
    }

    static INDArray[] arrays(INDArray... arrays) {
        return arrays;
    }

    static void run(String operator, INDArray[] inputs, INDArray[] outputs, long... arguments) {
        try (OpContext context = Nd4j.getExecutioner().buildContext()) {
            context.setInputArrays(inputs);
            context.setOutputArrays(outputs);
            if (arguments.length > 0) {
                context.setIArguments(arguments);
            }
            Nd4j.getExecutioner().exec(DynamicCustomOp.builder(operator).build(), context);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("ND4J's " + operator + " failed.", failure);
        }
    }
}
