package dev.stridebook.train;

/** Checks of numbers that schedules are made of. */
final class Require {
    private Require() {}

    static int epochs(String name, int epochs, int least) {
        if (epochs < least) {
            throw new IllegalArgumentException("%s must be at least %d, but is %d.".formatted(name, least, epochs));
        }
        return epochs;
    }

    static double finite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("%s must be a finite number, but is %s.".formatted(name, number));
        }
        return number;
    }
}
