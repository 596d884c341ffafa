package dev.stridebook.nn.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not used for longest. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int kept;

    /** Creates a map of at most so many entries. */
    public Recent(int kept) {
        super(16, 0.75f, true);
        this.kept = kept;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > kept;
    }
}
