package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

/** Checks of numbers that schedules are made of. */
final class Require {
    private Require() {}

    static int epochs(String name, int epochs, int least) {
        if (epochs < least) {
            throw new IllegalArgumentException(say("%s must be at least %d, but is %d.", name, least, epochs));
        }
        return epochs;
    }

    static double finite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(say("%s must be a finite number, but is %s.", name, number));
        }
        return number;
    }
}
