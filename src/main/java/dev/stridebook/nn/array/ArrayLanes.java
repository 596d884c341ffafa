package dev.stridebook.nn.array;

import java.lang.ref.Reference;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Loops over the numbers of contiguous arrays on Java's vectors: of large arrays they take two thirds of the time of those in the heap. */
public final class ArrayLanes {
    private static final int LANES = MemoryVectors.SPECIES.length();
    private static final int MOST = Integer.MAX_VALUE / Float.BYTES;

    /** Fewer are done in the heap as fast, and before Java has compiled these loops. */
    private static final int FEWEST = 4096;

    /** Of −∞ this leaves the sign when it is added to the bits; what is beyond is no number, and loses it. */
    private static final int ROOM_BELOW_NAN = 0x007FFFFF;

    private ArrayLanes() {}

    /** Returns whether such loops are faster for an array, if {@link JavaVectors#areThere}. */
    public static boolean suit(INDArray contiguous) {
        return contiguous.length() >= FEWEST && contiguous.length() <= MOST && MemoryVectors.areThere();
    }

    /**
     * Fills an array with what is above 0 in another; the rest is 0, but −0 stays, and so does what is no number.
     *
     * @param x suits
     * @param y of the same length
     */
    public static void keepPositive(INDArray x, INDArray y) {
        Object from = MemoryVectors.memory(x);
        Object to = MemoryVectors.memory(y);
        Parallel.forEachSpan((int) x.length(), (start, end) -> keepPositive(from, to, start, end));
        Reference.reachabilityFence(x);
        Reference.reachabilityFence(y);
    }

    /** Two registers in each round take three quarters of the time of one with Java 25; with four, Java 17 makes objects of them. */
    private static void keepPositive(Object from, Object to, int start, int end) {
        int i = start;
        for (; i <= end - 2 * LANES; i += 2 * LANES) {
            keepPositive(from, to, i);
            keepPositive(from, to, i + LANES);
        }
        // What does not fill two registers: again with some before it.
        if (i < end) {
            keepPositive(from, to, Math.min(i, end - LANES));
            keepPositive(from, to, end - LANES);
        }
    }

    /** In whole numbers: Java 17 brings masks to and fro. */
    private static void keepPositive(Object from, Object to, int at) {
        IntVector numbers = MemoryVectors.load(from, at);
        // All ones below 0, where both have the sign; −0 less 1 does not.
        IntVector below = numbers.add(ROOM_BELOW_NAN).and(numbers.sub(1)).lanewise(VectorOperators.ASHR, 31);
        MemoryVectors.store(numbers.lanewise(VectorOperators.AND_NOT, below), to, at);
    }

    /**
     * Returns whether all numbers between two places are at most so large, whatever their signs; NaN is not.
     *
     * @param memory of an array that suits
     * @param limit the bits of a number that is not negative
     */
    static boolean areWithin(int limit, Object memory, int start, int end) {
        IntVector beyond = IntVector.zero(MemoryVectors.SPECIES);
        IntVector other = beyond;
        int i = start;
        for (; i <= end - 2 * LANES; i += 2 * LANES) {
            beyond = beyond.or(room(limit, memory, i));
            other = other.or(room(limit, memory, i + LANES));
        }
        if (i < end) {
            beyond = beyond.or(room(limit, memory, Math.min(i, end - LANES)));
            other = other.or(room(limit, memory, end - LANES));
        }
        return !beyond.or(other).compare(VectorOperators.LT, 0).anyTrue();
    }

    /** Without their sign, floats are ordered as whole numbers are, and NaN comes last: what is beyond the limit leaves a negative number. */
    private static IntVector room(int limit, Object memory, int at) {
        return MemoryVectors.load(memory, at).and(Integer.MAX_VALUE).neg().add(limit);
    }

    /**
     * Fills an array with gradients, but 0 where an output is 0.
     *
     * @param y the outputs; suit
     * @param gradients of the same length
     * @param back of the same length
     */
    public static void keepWhereNotZero(INDArray y, INDArray gradients, INDArray back) {
        Object outputs = MemoryVectors.memory(y);
        Object from = MemoryVectors.memory(gradients);
        Object to = MemoryVectors.memory(back);
        Parallel.forEachSpan((int) y.length(), (start, end) -> keepWhereNotZero(outputs, from, to, start, end));
        Reference.reachabilityFence(y);
        Reference.reachabilityFence(gradients);
        Reference.reachabilityFence(back);
    }

    private static void keepWhereNotZero(Object outputs, Object from, Object to, int start, int end) {
        for (int i = start; i <= end - LANES; i += LANES) {
            keepWhereNotZero(outputs, from, to, i);
        }
        keepWhereNotZero(outputs, from, to, end - LANES);
    }

    private static void keepWhereNotZero(Object outputs, Object from, Object to, int at) {
        IntVector output = MemoryVectors.load(outputs, at);
        IntVector gradients = MemoryVectors.load(from, at);
        IntVector withoutSign = output.add(output); // of −0
        // All ones unless the output is 0.
        IntVector kept = withoutSign.or(withoutSign.neg()).lanewise(VectorOperators.ASHR, 31);
        MemoryVectors.store(gradients.and(kept), to, at);
    }
}
