package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.util.random.RandomGenerator;

/**
 * Random changes that make many images of one: each call draws another. Only for changes that leave the label true, which depends
 * on what the images show. Source: S4.3.
 *
 * <pre>{@code
 * Augmentation.rotate(15).then(Augmentation.shift(2))
 * }</pre>
 */
@FunctionalInterface
public interface Augmentation {
    /** Draws the next change from these random numbers. */
    Transform next(RandomGenerator random);

    /** Returns an augmentation that always makes the same change. */
    static Augmentation always(Transform transform) {
        return random -> transform;
    }

    /** Turns each image by a random angle of at most so many degrees, to either side. */
    static Augmentation rotate(double mostDegrees) {
        return random -> Transform.rotate(between(-mostDegrees, mostDegrees, random));
    }

    /** Swaps left and right in a random half of the images. */
    static Augmentation mirror() {
        return random -> random.nextBoolean() ? Transform.mirror() : Transform.scale(1);
    }

    /**
     * Resizes each image by a random factor between two.
     *
     * @throws IllegalArgumentException unless {@code 0 < least ≤ most}
     */
    static Augmentation scale(double least, double most) {
        if (!(least > 0 && least <= most)) {
            throw new IllegalArgumentException(
                    say("The scale factors must be positive, the smaller first, but are %s and %s.", least, most));
        }
        return random -> Transform.scale(between(least, most, random));
    }

    /**
     * Moves each image by a random number of whole pixels, at most so many up or down and at most so many left or right.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    static Augmentation shift(int mostPixels) {
        if (mostPixels < 0) {
            throw new IllegalArgumentException(say(
                    "The largest shift must be at least 0 pixels, but is %d. It applies in both directions.",
                    mostPixels));
        }
        return random -> Transform.shift(
                random.nextInt(2 * mostPixels + 1) - mostPixels, random.nextInt(2 * mostPixels + 1) - mostPixels);
    }

    /** Returns an augmentation that makes this change first, then the other's. */
    default Augmentation then(Augmentation following) {
        return random -> next(random).then(following.next(random));
    }

    private static double between(double least, double most, RandomGenerator random) {
        return least + (most - least) * random.nextDouble();
    }
}
