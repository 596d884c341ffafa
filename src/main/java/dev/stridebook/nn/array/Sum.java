package dev.stridebook.nn.array;

import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers that are added to and set to zero again and again, such as gradients. To set them to zero is only noted, and what is added next is
 * written: of large arrays this saves most of the time, which goes into bringing them from memory and back. Threads may use it at the same
 * time.
 */
public final class Sum implements AutoCloseable {
    private final long[] shape;
    private INDArray numbers;
    /** Whether the sum is 0, whatever the array holds. */
    private boolean isZero = true;

    private boolean isLent;

    /** Begins at zero. It takes up memory from its first use on. */
    public Sum(long... shape) {
        this.shape = shape.clone();
    }

    /** Returns another of the same shape. */
    Sum like() {
        return new Sum(shape);
    }

    /** Returns the array to somebody who may keep it, and read and change it at any time. */
    public synchronized INDArray lend() {
        INDArray lent = now();
        isLent = true;
        return lent;
    }

    /** Returns the array, to be read or changed only until the sum is next set to zero. */
    public synchronized INDArray now() {
        INDArray array = array();
        if (isZero) {
            Floats.fillWithZeros(array);
            isZero = false;
        }
        return array;
    }

    private INDArray array() {
        if (numbers == null) {
            numbers = Scratch.outside(() -> Nd4j.createUninitialized(DataType.FLOAT, shape));
        }
        return numbers;
    }

    /** Adds numbers. */
    public void add(INDArray more) {
        add(more, 1);
    }

    private synchronized void add(INDArray more, float factor) {
        if (isZero) {
            Floats.addToZeros(array(), more, factor);
            isZero = false;
        } else {
            Floats.addTo(numbers, more, factor);
        }
    }

    /**
     * Adds numbers that are yet to be computed; straight into the array if that is all that it will hold.
     *
     * @param computation fills an array of this shape; if it adds to this sum as well, it must have filled the array before
     */
    public synchronized void add(Consumer<INDArray> computation) {
        if (isZero) {
            isZero = false;
            boolean isDone = false;
            try {
                computation.accept(array());
                isDone = true;
            } finally {
                isZero = !isDone;
            }
        } else {
            INDArray more = Floats.create(shape);
            computation.accept(more);
            Floats.addTo(numbers, more, 1);
        }
    }

    /** Adds this sum, times a factor, to another, and sets it to zero. */
    synchronized void moveTo(Sum other, float factor) {
        if (!isZero) {
            other.add(numbers, factor);
            setToZero();
        }
    }

    /** Sets all numbers to 0. */
    public synchronized void setToZero() {
        if (isLent) {
            Floats.fillWithZeros(numbers);
        } else {
            isZero = true;
        }
    }

    /** Returns whether all numbers are 0. */
    public synchronized boolean isZero() {
        return isZero || Floats.isWithin(0, numbers);
    }

    /** Frees the memory. */
    @Override
    public synchronized void close() {
        if (numbers != null) {
            numbers.close();
        }
    }
}
