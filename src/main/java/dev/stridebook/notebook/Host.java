package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.io.IOException;
import java.util.Optional;

/**
 * The destination of the running code's output: a cell in our kernel, in IJava or in JJava, or a terminal.
 */
@Internal
public interface Host {
    /**
     * Shows a value below what the cell has shown so far.
     *
     * @param displayId the id under which {@link #update} can replace it later; unique in the session
     */
    void display(MimeBundle bundle, String displayId);

    /** Replaces what was shown under this id. A host that cannot do that (a terminal) shows the new value below. */
    void update(MimeBundle bundle, String displayId);

    /** Returns a value in the forms that this host shows. */
    default MimeBundle render(Object value) {
        return Renderings.of(value);
    }

    /** Returns the line of a notebook that a stack frame stands for, {@code cell 4, line 12}; empty for other code. */
    default Optional<String> place(StackTraceElement frame) {
        return Optional.empty();
    }

    /** Shows sliders; where none can be moved, some of what they would draw. */
    default void slide(Sliding sliding) {
        sliding.showDrawings();
    }

    /** Returns whether {@link #ask} reaches a user. */
    default boolean canAsk() {
        return false;
    }

    /**
     * Asks the user for a line and waits for it.
     *
     * @param prompt what stands before the line that the user types
     * @return empty at the end of the input
     * @throws IOException if there is no user to ask
     */
    default Optional<String> ask(String prompt) throws IOException {
        throw new IOException(say("There is no user to ask."));
    }

    /** Returns whether {@link #update} replaces. If not, progress is shown as a few separate lines instead of one that changes. */
    default boolean replaces() {
        return true;
    }
}
