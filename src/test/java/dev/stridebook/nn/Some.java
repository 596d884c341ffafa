package dev.stridebook.nn;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small arrays for tests. */
public final class Some {
    private static final ThreadLocal<SplittableRandom> RANDOM = ThreadLocal.withInitial(() -> new SplittableRandom(1));

    private Some() {}

    /** 1, 2, 3 … row by row. */
    public static INDArray counting(long... shape) {
        int length = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = i + 1;
        }
        return Nd4j.create(values, shape, 'c');
    }

    public static INDArray values(long[] shape, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return Nd4j.create(floats, shape, 'c');
    }

    public static INDArray row(double... values) {
        return values(new long[] {values.length}, values);
    }

    public static INDArray ones(long... shape) {
        return Nd4j.ones(DataType.FLOAT, shape);
    }

    /** Numbers from 0 to 1, always the same where a test is the first in its thread: what fails fails again. ND4J begins with the time. */
    public static INDArray random(long... shape) {
        return random(RANDOM.get(), shape);
    }

    public static INDArray random(SplittableRandom random, long... shape) {
        return filled(random::nextDouble, shape);
    }

    /** Numbers around 0. */
    public static INDArray normal(SplittableRandom random, long... shape) {
        return filled(random::nextGaussian, shape);
    }

    private static INDArray filled(DoubleSupplier numbers, long... shape) {
        INDArray array = empty(shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, numbers.getAsDouble());
        }
        return array;
    }

    public static INDArray empty(long... shape) {
        return Nd4j.create(DataType.FLOAT, shape);
    }

    public static long[] shape(long... shape) {
        return shape;
    }
}
