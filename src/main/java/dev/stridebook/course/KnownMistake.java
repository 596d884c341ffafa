package dev.stridebook.course;

import java.util.function.Supplier;

/**
 * A wrong answer that people usually give.
 *
 * @param given makes what they give, when it is needed: half of it may be right, and what is right is not known before
 * @param diagnosis what they did, in a sentence to them
 */
public record KnownMistake<A>(Supplier<A> given, String diagnosis) {
    /** What they give. */
    public A answer() {
        return given.get();
    }
}
