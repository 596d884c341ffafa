package dev.stridebook.nn.array;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.bytedeco.javacpp.BytePointer;

/**
 * Memory as {@link MemoryVectors} needs it with Java 17, whose vectors come from buffers: there Java asks again for each vector where the buffer
 * is and whether it still is, and ReLU takes a third longer than it needs. What Java's own vectors are made with takes an address. It is
 * internal, so Java must be started with {@code --add-exports=java.base/jdk.internal.vm.vector=ALL-UNNAMED}.
 */
final class AddressedVectors {
    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final int BYTES = SPECIES.vectorByteSize();

    private static final MethodHandle LOAD;
    private static final MethodHandle STORE;

    static {
        MethodHandle[] found = find();
        LOAD = found[0];
        STORE = found[1];
    }

    private final ByteBuffer buffer;
    private final long address;
    /** Beyond the last place where a vector may begin. */
    private final int end;

    AddressedVectors(Buffer bytes) {
        buffer = (ByteBuffer) bytes;
        address = new BytePointer(buffer).address();
        end = Math.max(0, bytes.capacity() - BYTES + 1);
    }

    private static MethodHandle[] find() {
        try {
            Class<?> support = Class.forName("jdk.internal.vm.vector.VectorSupport");
            return new MethodHandle[] {load(support), store(support)};
        } catch (ReflectiveOperationException notThere) {
            return new MethodHandle[2];
        }
    }

    /** From an address, and for the interpreter a buffer and a place in it, to a vector. */
    private static MethodHandle load(Class<?> support) throws ReflectiveOperationException {
        Class<?> species = Class.forName(support.getName() + "$VectorSpecies");
        Class<?> operation = Class.forName(support.getName() + "$LoadOperation");
        MethodHandle load = atAddress(support, "load", Object.class, Object.class, int.class, species, operation);
        MethodHandle own = own("loadInterpreted", MethodType.methodType(Object.class, Object.class, int.class));
        Object interpreted =
                MethodHandleProxies.asInterfaceInstance(operation, MethodHandles.dropArguments(own, 2, species));
        return MethodHandles.insertArguments(load, 3, SPECIES, interpreted)
                .asType(MethodType.methodType(IntVector.class, long.class, ByteBuffer.class, int.class));
    }

    /** From an address, a vector, and for the interpreter a buffer and a place in it, to nothing. */
    private static MethodHandle store(Class<?> support) throws ReflectiveOperationException {
        Class<?> vector = Class.forName(support.getName() + "$Vector");
        Class<?> operation = Class.forName(support.getName() + "$StoreVectorOperation");
        MethodHandle store = atAddress(support, "store", void.class, vector, Object.class, int.class, operation);
        MethodHandle own =
                own("storeInterpreted", MethodType.methodType(void.class, Object.class, int.class, Object.class));
        Object interpreted = MethodHandleProxies.asInterfaceInstance(
                operation, own.asType(own.type().changeParameterType(2, vector)));
        return MethodHandles.insertArguments(store, 4, interpreted)
                .asType(MethodType.methodType(void.class, long.class, IntVector.class, ByteBuffer.class, int.class));
    }

    /** A method of Java's that takes the kind of vectors and of numbers, how many, the object that has them, here none, an address, and more. */
    private static MethodHandle atAddress(Class<?> support, String name, Class<?> result, Class<?>... more)
            throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(result, Class.class, Class.class, int.class, Object.class, long.class);
        MethodHandle method = MethodHandles.lookup().findStatic(support, name, type.appendParameterTypes(more));
        return MethodHandles.insertArguments(method, 0, kind(), int.class, SPECIES.length(), null);
    }

    private static MethodHandle own(String name, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.lookup().findStatic(AddressedVectors.class, name, type);
    }

    /** The class of the widest vectors, by which the compiler knows their registers. */
    private static Class<?> kind() {
        return IntVector.zero(SPECIES).getClass();
    }

    private static Object loadInterpreted(Object buffer, int at) {
        return IntVector.fromByteBuffer(SPECIES, (ByteBuffer) buffer, at, ORDER);
    }

    private static void storeInterpreted(Object buffer, int at, Object vector) {
        ((IntVector) vector).intoByteBuffer((ByteBuffer) buffer, at, ORDER);
    }

    /** Returns whether this Java has them, and gives them away. */
    static boolean areThere() {
        return LOAD != null;
    }

    /**
     * @param at of the first byte
     * @throws IndexOutOfBoundsException if it is not all within the memory
     */
    static IntVector load(AddressedVectors memory, int at) throws Throwable {
        Objects.checkIndex(at, memory.end);
        return (IntVector) LOAD.invokeExact(memory.address + at, memory.buffer, at);
    }

    /**
     * @param at of the first byte
     * @throws IndexOutOfBoundsException if it is not all within the memory
     */
    static void store(IntVector vector, AddressedVectors memory, int at) throws Throwable {
        Objects.checkIndex(at, memory.end);
        STORE.invokeExact(memory.address + at, vector, memory.buffer, at);
    }
}
