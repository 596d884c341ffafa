package dev.stridebook.nn.array;

/**
 * Java arrays that a thread computes in again and again. Those that it used last are still close to the processor, and need not be cleared:
 * what a new one costs shows where little is computed.
 */
public final class ThreadArrays {
    /** How many a computation may have of each type. */
    private static final int COUNT = 5;

    /** Numbers of an array that is worth keeping, 64 kB. */
    private static final int MOST = 1 << 14;

    private static final ThreadLocal<ThreadArrays> OF_THREAD = ThreadLocal.withInitial(ThreadArrays::new);

    private final float[][] floats = new float[COUNT][0];
    private final int[][] ints = new int[COUNT][0];

    private ThreadArrays() {}

    /** Returns this thread's, which are for one computation at a time. */
    public static ThreadArrays mine() {
        return OF_THREAD.get();
    }

    /**
     * Returns one of the arrays, of at least so many numbers: any numbers.
     *
     * @param which from 0 to 4
     */
    public float[] floats(int which, int atLeast) {
        if (atLeast > MOST) {
            return new float[atLeast];
        }
        if (floats[which].length < atLeast) {
            floats[which] = new float[larger(atLeast)];
        }
        return floats[which];
    }

    /**
     * As {@link #floats}.
     *
     * @param which from 0 to 4
     */
    public int[] ints(int which, int atLeast) {
        if (atLeast > MOST) {
            return new int[atLeast];
        }
        if (ints[which].length < atLeast) {
            ints[which] = new int[larger(atLeast)];
        }
        return ints[which];
    }

    /** The next power of two, so that one soon is large enough for all. */
    private static int larger(int count) {
        return Integer.highestOneBit(Math.max(1, 2 * count - 1));
    }
}
