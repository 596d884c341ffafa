package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Workers;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was prepared last, by what it was prepared for. It closes and forgets what was not used for longest; of one of
 * {@link Workers} it closes everything when they end. For one thread.
 */
public final class Recent<K, V extends Prepared> {
    private final Map<K, Optional<V>> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private final int kept;

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
        Optional<V> found = prepared.computeIfAbsent(key, preparation);
        if (prepared.size() > kept) {
            Iterator<Optional<V>> fromEldest = prepared.values().iterator();
            fromEldest.next().ifPresent(Prepared::close);
            fromEldest.remove();
        }
        return found;
    }

    private void close() {
        prepared.values().forEach(value -> value.ifPresent(Prepared::close));
        prepared.clear();
    }
}
