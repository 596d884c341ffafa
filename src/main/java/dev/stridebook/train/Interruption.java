package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Lets a notebook's stop button end a long computation between two batches. */
final class Interruption {
    private Interruption() {}

    /**
     * @param where the computation is, for the message
     * @throws CancellationException if the thread has been interrupted; the interruption is thereby dealt with
     */
    static void check(Supplier<String> where) {
        if (Thread.interrupted()) {
            throw new CancellationException(
                    say("Interrupted %s. The network keeps what it has learned so far.", where.get()));
        }
    }
}
