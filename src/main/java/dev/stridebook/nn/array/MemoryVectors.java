package dev.stridebook.nn.array;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Java's vectors straight from an array's memory and back, without a copy in the heap between. Later Javas take them from a memory segment,
 * which Java 17 does not have: there they come from {@link AddressedVectors}. So neither is called by its name.
 */
final class MemoryVectors {
    static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

    private static final MethodHandle MEMORY;
    private static final MethodHandle LOAD;
    private static final MethodHandle STORE;

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
            return inSegments();
        } catch (ReflectiveOperationException none) {
            try {
                return AddressedVectors.areThere() ? atAddresses() : new MethodHandle[3];
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static MethodHandle[] inSegments() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
        MethodHandle ofBuffer = lookup.findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
        MethodHandle load = lookup.findStatic(
                IntVector.class,
                "fromMemorySegment",
                MethodType.methodType(IntVector.class, VectorSpecies.class, segment, long.class, ByteOrder.class));
        MethodHandle store = lookup.findVirtual(
                IntVector.class,
                "intoMemorySegment",
                MethodType.methodType(void.class, segment, long.class, ByteOrder.class));
        load = MethodHandles.insertArguments(load, 3, ByteOrder.nativeOrder());
        load = MethodHandles.insertArguments(load, 0, SPECIES);
        return handles(ofBuffer, load, MethodHandles.insertArguments(store, 3, ByteOrder.nativeOrder()));
    }

    private static MethodHandle[] atAddresses() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<AddressedVectors> memory = AddressedVectors.class;
        return handles(
                lookup.findConstructor(memory, MethodType.methodType(void.class, Buffer.class)),
                lookup.findStatic(memory, "load", MethodType.methodType(IntVector.class, memory, int.class)),
                lookup.findStatic(
                        memory, "store", MethodType.methodType(void.class, IntVector.class, memory, int.class)));
    }

    private static MethodHandle[] handles(MethodHandle ofBuffer, MethodHandle load, MethodHandle store) {
        return new MethodHandle[] {
            ofBuffer.asType(MethodType.methodType(Object.class, Buffer.class)),
            load.asType(MethodType.methodType(IntVector.class, Object.class, int.class)),
            store.asType(MethodType.methodType(void.class, IntVector.class, Object.class, int.class))
        };
    }

    /** Returns whether such vectors are to be had. */
    static boolean areThere() {
        return MEMORY != null;
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
