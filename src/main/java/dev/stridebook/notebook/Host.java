package dev.stridebook.notebook;

import dev.stridebook.Internal;

/**
 * Where the running code's output goes: a cell in our kernel, in IJava, in JJava, or a terminal.
 */
@Internal
public interface Host {
    /**
     * Shows a value below what the cell has shown so far.
     *
     * @param displayId under which {@link #update} can replace it later; unique in the session
     */
    void display(MimeBundle bundle, String displayId);

    /** Replaces what was shown under this id. A host that cannot (a terminal) shows the new value instead. */
    void update(MimeBundle bundle, String displayId);

    /** The forms in which this host shows a value. */
    default MimeBundle render(Object value) {
        return Renderings.of(value);
    }

    /** Whether {@link #update} replaces. Where it does not, progress is told in few lines instead of one that changes. */
    default boolean replaces() {
        return true;
    }
}
