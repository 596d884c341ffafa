package dev.stridebook.nn.array;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntConsumer;

/**
 * Does what another does, but Java's compiler does not see whose work that is, so it compiles it by itself. Otherwise loops over vectors become
 * part of the loop that calls them where a program has few others, and there Java 17 makes an object of each vector, which takes ten times as long.
 */
final class Apart implements IntConsumer {
    /** No constant to the compiler, since it is not final. */
    private static MethodHandle accept = find();

    private final IntConsumer work;

    Apart(IntConsumer work) {
        this.work = work;
    }

    private static MethodHandle find() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(IntConsumer.class, "accept", MethodType.methodType(void.class, int.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void accept(int round) {
        try {
            accept.invokeExact(work, round);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
