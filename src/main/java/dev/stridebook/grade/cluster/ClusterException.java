package dev.stridebook.grade.cluster;

import java.io.IOException;

/** The cluster does not grade, or no longer. The message says what to do. */
public final class ClusterException extends IOException {
    private static final long serialVersionUID = 1L;

    ClusterException(String message) {
        super(message);
    }
}
