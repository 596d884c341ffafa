package dev.stridebook.nn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Plain loops over an array's own memory, for what native operators do wrong or slowly. */
final class Floats {
    private Floats() {}

    /** A new array whose contents are yet to be written. */
    static INDArray create(long... shape) {
        return Nd4j.createUninitialized(DataType.FLOAT, shape);
    }

    /** This array if its values lie in row-major order from the start of its memory, otherwise a copy that does. */
    static INDArray contiguous(INDArray x) {
        boolean inOrder = x.ordering() == 'c' && x.offset() == 0 && !x.isView() && x.elementWiseStride() == 1;
        return inOrder ? x : x.dup('c');
    }

    /**
     * The memory of a {@link #contiguous} array. It does not keep the array alive: who holds no other reference ends with a
     * {@link java.lang.ref.Reference#reachabilityFence}.
     */
    static FloatBuffer of(INDArray contiguous) {
        return new FloatPointer(contiguous.data().addressPointer())
                .capacity(contiguous.length())
                .asBuffer();
    }
}
