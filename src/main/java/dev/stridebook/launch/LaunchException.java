package dev.stridebook.launch;

import java.util.List;

/** Reports why Stridebook cannot be started, and what to do. */
final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param details lines below the first one */
    LaunchException(String message, String... details) {
        this(message, List.of(details));
    }

    LaunchException(String message, List<String> details) {
        super(details.stream().reduce(message, (text, line) -> text + System.lineSeparator() + "  " + line));
    }
}
