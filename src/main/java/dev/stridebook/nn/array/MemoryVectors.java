package dev.stridebook.nn.array;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Java's vectors straight from an array's memory and back, without a copy in the heap between. Java 17 takes them from a buffer, later ones
 * from a memory segment, so neither method can be called by its name.
 */
final class MemoryVectors {
    static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

    private static final MethodHandle MEMORY;
    private static final MethodHandle LOAD;
    private static final MethodHandle STORE;
    private static final boolean IN_BUFFERS = areInBuffers();

    static {
        MethodHandle[] found = find();
        MEMORY = found[0];
        LOAD = found[1];
        STORE = found[2];
    }

    private MemoryVectors() {}

    /** How to get from a buffer to memory, from memory to a vector, and from a vector to memory; null where this Java has neither way. */
    private static MethodHandle[] find() {
        try {
            return inBuffers();
        } catch (ReflectiveOperationException none) {
            try {
                return inSegments();
            } catch (ReflectiveOperationException noneEither) {
                return new MethodHandle[3];
            }
        }
    }

    private static boolean areInBuffers() {
        try {
            inBuffers();
            return true;
        } catch (ReflectiveOperationException none) {
            return false;
        }
    }

    private static MethodHandle[] inBuffers() throws ReflectiveOperationException {
        MethodHandle same = MethodHandles.identity(Buffer.class);
        return handles(same, ByteBuffer.class, int.class, "fromByteBuffer", "intoByteBuffer");
    }

    private static MethodHandle[] inSegments() throws ReflectiveOperationException {
        Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
        MethodHandle ofBuffer = MethodHandles.publicLookup()
                .findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
        return handles(ofBuffer, segment, long.class, "fromMemorySegment", "intoMemorySegment");
    }

    private static MethodHandle[] handles(
            MethodHandle ofBuffer, Class<?> memory, Class<?> offset, String from, String into)
            throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle load = lookup.findStatic(
                IntVector.class,
                from,
                MethodType.methodType(IntVector.class, VectorSpecies.class, memory, offset, ByteOrder.class));
        MethodHandle store = lookup.findVirtual(
                IntVector.class, into, MethodType.methodType(void.class, memory, offset, ByteOrder.class));
        load = MethodHandles.insertArguments(load, 3, ByteOrder.nativeOrder());
        load = MethodHandles.insertArguments(load, 0, SPECIES);
        store = MethodHandles.insertArguments(store, 3, ByteOrder.nativeOrder());
        return new MethodHandle[] {
            ofBuffer.asType(MethodType.methodType(Object.class, Buffer.class)),
            load.asType(MethodType.methodType(IntVector.class, Object.class, int.class)),
            store.asType(MethodType.methodType(void.class, IntVector.class, Object.class, int.class))
        };
    }

    /** Returns whether this Java has such vectors. */
    static boolean areThere() {
        return MEMORY != null;
    }

    /** Returns whether they come from memory segments: to a buffer Java asks by several instructions more for each vector. */
    static boolean areInSegments() {
        return areThere() && !IN_BUFFERS;
    }

    /**
     * Returns an array's memory, which does not keep the array alive.
     *
     * @param contiguous of at most {@link Integer#MAX_VALUE} bytes
     */
    static Object memory(INDArray contiguous) {
        Buffer bytes = new BytePointer(contiguous.data().addressPointer())
                .capacity(contiguous.length() * Integer.BYTES)
                .asBuffer();
        try {
            return (Object) MEMORY.invokeExact(bytes);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param number where it begins
     * @throws IllegalStateException if it is not all within the memory
     */
    static IntVector load(Object memory, int number) {
        try {
            return (IntVector) LOAD.invokeExact(memory, number * Integer.BYTES);
        } catch (Throwable outside) {
            throw new IllegalStateException(outside);
        }
    }

    /**
     * @param number where it is to begin
     * @throws IllegalStateException if it is not all within the memory
     */
    static void store(IntVector vector, Object memory, int number) {
        try {
            STORE.invokeExact(vector, memory, number * Integer.BYTES);
        } catch (Throwable outside) {
            throw new IllegalStateException(outside);
        }
    }
}
