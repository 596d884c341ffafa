package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Workers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.javacpp.Pointer;

/**
 * What was prepared last, by what it was prepared for. When there would be more than it keeps, it closes and forgets all: objects that are
 * freed one by one leave gaps between those that stay, and where each step brings another shape, the process grows. Of one of
 * {@link Workers} it closes everything when they end. For one thread.
 */
public final class Recent<K, V extends Prepared> {
    /** To give memory back takes as long as to prepare a few. */
    private static final int MANY = 128;

    private final Map<K, Optional<V>> prepared = new HashMap<>();
    private final int kept;
    private int closed;

    /** Creates a memory for at most so many. */
    public Recent(int kept) {
        this.kept = kept;
        Workers.whenTheyEnd(this::close);
    }

    /**
     * Returns what was prepared for the key, and prepares it if it is not there.
     *
     * @param preparation empty if it can't be prepared, which is then remembered as well; what it throws is not
     */
    public Optional<V> get(K key, Function<K, Optional<V>> preparation) {
        if (prepared.size() >= kept && !prepared.containsKey(key)) {
            close();
            giveBack();
        }
        return prepared.computeIfAbsent(key, preparation);
    }

    /** The C library keeps the pages of what was freed between other objects, unless it is asked to give them back. */
    private void giveBack() {
        closed += kept;
        if (closed >= MANY) {
            closed = 0;
            Pointer.trimMemory();
        }
    }

    private void close() {
        prepared.values().forEach(value -> value.ifPresent(Prepared::close));
        prepared.clear();
    }
}
