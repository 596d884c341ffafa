package dev.stridebook.nn.array;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Given;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Plain loops over an array's own memory, for what native operators do wrong or slowly. */
public final class Floats {
    /** Only larger arrays are worth the look at the free memory. */
    private static final long LARGE = 256L << 20;

    /** Values that are brought into the heap at once, where Java's loops are fast. */
    public static final int BLOCK = 2048;

    /**
     * Fewer values, of which little is asked, are done by one thread before others are out of the way of native code's threads, which often come
     * next.
     */
    private static final int WORTH_A_THREAD = 1 << 18;

    private Floats() {}

    /**
     * Checks that an array was given, and is of type float.
     *
     * @param who computes with it, for the text
     * @throws NullPointerException if the array is null
     * @throws IllegalArgumentException if the array is not of type float
     */
    public static void require(Object who, INDArray x) {
        require(who, "x", x);
    }

    /**
     * Checks that an array was given, and is of type float.
     *
     * @param who computes with it, for the text
     * @param name of the parameter, for the text
     * @throws NullPointerException if the array is null
     * @throws IllegalArgumentException if the array is not of type float
     */
    public static void require(Object who, String name, INDArray array) {
        if (Given.notNull(array, name).dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(say(
                    "%1$s computes with floats, but %2$s is of type %3$s. Use %2$s.castTo(DataType.FLOAT).",
                    who, name, array.dataType()));
        }
    }

    /**
     * Returns a new array whose contents are yet to be written.
     *
     * @throws ShapeException if it is larger than any array, or than the machine's memory: the operating system would end the
     *     JVM
     */
    public static INDArray create(long... shape) {
        return Scratch.create(
                () -> {
                    requireMemory(shape);
                    return Nd4j.createUninitialized(DataType.FLOAT, shape);
                },
                shape);
    }

    /** Returns a new array of zeros, as {@link #create}. */
    public static INDArray zeros(long... shape) {
        INDArray zeros = create(shape);
        fillWithZeros(zeros);
        return zeros;
    }

    /** Sets all numbers to 0, in place. */
    public static void fillWithZeros(INDArray contiguous) {
        if (!contiguous.isEmpty()) {
            fillWithZeros(contiguous, 0, contiguous.length());
        }
    }

    /** Sets so many numbers to 0, in place. */
    public static void fillWithZeros(INDArray contiguous, long first, long count) {
        BytePointer start = new BytePointer(contiguous.data().addressPointer()).position(first * Float.BYTES);
        Pointer.memset(start, 0, count * Float.BYTES);
    }

    /**
     * Checks that there is memory for an array of such a shape.
     *
     * @throws ShapeException if it is larger than any array, or than the machine's free memory
     */
    public static void requireMemory(long... shape) {
        long bytes = Shapes.count(shape) * Float.BYTES;
        if (bytes >= LARGE && bytes > freeMemory()) {
            throw new ShapeException(say(
                    "An array of shape %s takes %,d MB, but only %,d MB of memory are free. Use fewer channels, a smaller size or a smaller batch.",
                    Shapes.text(shape), bytes >> 20, freeMemory() >> 20));
        }
    }

    /** That of the machine, or what is left of the memory that JavaCPP grants the process, which grows with Java's {@code -Xmx}. */
    private static long freeMemory() {
        long granted =
                Pointer.maxPhysicalBytes() > 0 ? Pointer.maxPhysicalBytes() - Pointer.physicalBytes() : Long.MAX_VALUE;
        return Math.max(0, Math.min(granted, Pointer.availablePhysicalBytes()));
    }

    /** Returns a new array: the values of two of the same shape added up. */
    public static INDArray sum(INDArray a, INDArray b) {
        INDArray sum = a.dup('c');
        INDArray inOrder = contiguous(b);
        if (!sum.isEmpty()) {
            FloatBuffer to = of(sum);
            FloatBuffer from = of(inOrder);
            for (int i = 0; i < to.capacity(); i++) {
                to.put(i, to.get(i) + from.get(i));
            }
            Reference.reachabilityFence(inOrder);
        }
        return sum;
    }

    /** Adds the same numbers to each row of a matrix, in place. */
    public static INDArray addToRows(INDArray matrix, INDArray numbers) {
        FloatBuffer to = of(matrix);
        float[] added = new float[(int) numbers.length()];
        of(numbers).get(added);
        for (int i = 0; i < to.capacity(); i += added.length) {
            for (int j = 0; j < added.length; j++) {
                to.put(i + j, to.get(i + j) + added[j]);
            }
        }
        return matrix;
    }

    /**
     * Writes the lines of a matrix as columns.
     *
     * @param added to all of a column, a number for each; null for none
     * @param columns to be filled
     */
    public static void transpose(INDArray lines, INDArray added, INDArray columns) {
        int count = (int) lines.size(0);
        int length = (int) lines.size(1);
        FloatBuffer from = of(lines);
        FloatBuffer to = of(columns);
        float[] more = new float[count];
        if (added == null) {
            Arrays.fill(more, -0f); // changes no number that it is added to, not even −0
        } else {
            of(added).get(more);
        }
        float[] part = new float[Math.min(BLOCK, length)];
        float[] rows = new float[count * part.length];
        for (int start = 0; start < length; start += part.length) {
            int some = Math.min(part.length, length - start);
            for (int line = 0; line < count; line++) {
                from.get(line * length + start, part, 0, some);
                for (int i = 0; i < some; i++) {
                    rows[i * count + line] = part[i] + more[line];
                }
            }
            to.put(start * count, rows, 0, some * count);
        }
        Reference.reachabilityFence(lines);
        Reference.reachabilityFence(added);
        Reference.reachabilityFence(columns);
    }

    /** Returns the sum of a matrix's rows. */
    public static INDArray columnSums(INDArray matrix) {
        INDArray sums = create(matrix.size(1));
        columnSums(matrix, sums);
        return sums;
    }

    /**
     * As {@link #columnSums(INDArray)}.
     *
     * @param filled with the sums
     */
    public static void columnSums(INDArray matrix, INDArray filled) {
        INDArray inOrder = contiguous(matrix);
        FloatBuffer from = of(inOrder);
        float[] sums = new float[(int) matrix.size(1)];
        float[] row = new float[sums.length];
        while (from.hasRemaining()) {
            from.get(row);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        Reference.reachabilityFence(inOrder);
        of(filled).put(sums);
    }

    /**
     * Sums up each channel, in double precision: floats added one by one lose digits on large maps.
     *
     * @param maps {@code [n, channels, h, w]}
     * @param filled with the sums {@code [channels]}
     */
    public static void channelSums(INDArray maps, INDArray filled) {
        INDArray inOrder = contiguous(maps);
        FloatBuffer values = of(inOrder);
        FloatBuffer to = of(filled);
        int channels = (int) maps.size(1);
        int area = (int) (maps.size(2) * maps.size(3));
        Parallel.forEach(channels, channel -> {
            float[] plane = new float[area];
            double sum = 0;
            for (int n = 0; n < maps.size(0); n++) {
                values.get((n * channels + channel) * area, plane);
                for (float value : plane) {
                    sum += value;
                }
            }
            to.put(channel, (float) sum);
        });
        Reference.reachabilityFence(inOrder);
    }

    /** Returns whether all values lie between -limit and limit. NaN does not. */
    public static boolean isWithin(float limit, INDArray x) {
        INDArray inOrder = contiguous(x);
        int largest = Float.floatToRawIntBits(limit);
        AtomicBoolean isWithin = new AtomicBoolean(true);
        boolean isLarge = x.length() >= WORTH_A_THREAD && JavaVectors.areThere() && ArrayLanes.suit(inOrder);
        Parallel.Span look = isLarge ? lookOverLanes(largest, inOrder, isWithin) : look(largest, inOrder, isWithin);
        Parallel.forEachSpan((int) x.length(), WORTH_A_THREAD, look);
        Reference.reachabilityFence(inOrder);
        return isWithin.get();
    }

    private static Parallel.Span lookOverLanes(int largest, INDArray x, AtomicBoolean isWithin) {
        Object memory = MemoryVectors.memory(x);
        return (start, end) -> {
            if (isWithin.get() && !ArrayLanes.areWithin(largest, memory, start, end)) {
                isWithin.set(false);
            }
        };
    }

    private static Parallel.Span look(int largest, INDArray x, AtomicBoolean isWithin) {
        IntBuffer bits = bits(x);
        return (start, end) -> {
            int[] block = new int[Math.min(BLOCK, end - start)];
            for (int at = start; at < end && isWithin.get(); at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                bits.get(at, block, 0, count);
                if (isAnyBeyond(largest, block, count)) {
                    isWithin.set(false);
                }
            }
        };
    }

    private static boolean isAnyBeyond(int largest, int[] bits, int count) {
        int beyond = 0;
        for (int i = 0; i < count; i++) {
            // Without their sign, floats are ordered as whole numbers are, and NaN comes last. Sums are fast, a
            // maximum is not.
            beyond += (largest - (bits[i] & Integer.MAX_VALUE)) >>> 31;
        }
        return beyond != 0;
    }

    /** Adds numbers, each times a factor, to others, in place. */
    public static void addTo(INDArray sum, INDArray more, float factor) {
        add(sum, false, more, factor);
    }

    /** As {@link #addTo}, to zeros instead of what the array holds. */
    static void addToZeros(INDArray sum, INDArray more, float factor) {
        add(sum, true, more, factor);
    }

    private static void add(INDArray sum, boolean toZeros, INDArray more, float factor) {
        INDArray inOrder = contiguous(more);
        FloatBuffer to = of(sum);
        FloatBuffer from = of(inOrder);
        Parallel.forEachSpan(to.capacity(), WORTH_A_THREAD, (first, end) -> {
            float[] a = new float[Math.min(BLOCK, end - first)];
            float[] b = new float[a.length];
            for (int start = first; start < end; start += a.length) {
                int count = Math.min(a.length, end - start);
                if (toZeros) {
                    Arrays.fill(a, 0);
                } else {
                    to.get(start, a, 0, count);
                }
                from.get(start, b, 0, count);
                for (int i = 0; i < count; i++) {
                    a[i] += factor * b[i];
                }
                to.put(start, a, 0, count);
            }
        });
        Reference.reachabilityFence(inOrder);
    }

    /** Returns this array if its values lie in row-major order from the start of its memory, otherwise a copy that does. */
    public static INDArray contiguous(INDArray x) {
        return isContiguous(x) ? x : x.dup('c');
    }

    private static boolean isContiguous(INDArray x) {
        if (x.offset() != 0 || x.dataType() != DataType.FLOAT) {
            return false;
        }
        long step = 1;
        for (int axis = x.rank() - 1; axis >= 0; axis--) {
            if (x.stride(axis) != step && x.size(axis) != 1) {
                return false;
            }
            step *= x.size(axis);
        }
        return true;
    }

    /**
     * Returns the memory of a {@link #contiguous} array. It does not keep the array alive: who holds no other reference ends with a
     * {@link java.lang.ref.Reference#reachabilityFence}.
     */
    public static FloatBuffer of(INDArray contiguous) {
        return new FloatPointer(contiguous.data().addressPointer())
                .capacity(contiguous.length())
                .asBuffer();
    }

    /** Returns the same memory as whole numbers, whose loops are faster where floats would need a branch. */
    public static IntBuffer bits(INDArray contiguous) {
        return new IntPointer(contiguous.data().addressPointer())
                .capacity(contiguous.length())
                .asBuffer();
    }
}
