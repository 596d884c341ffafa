package dev.stridebook.notebook;

import java.util.UUID;

/**
 * A place in a cell's output whose value can be replaced.
 *
 * @param displayId its id in the notebook
 */
public record LiveDisplay(String displayId) {
    static LiveDisplay create() {
        return new LiveDisplay(UUID.randomUUID().toString());
    }

    /** Shows another value in this place. */
    public void update(Object value) {
        Show.update(value, displayId);
    }
}
