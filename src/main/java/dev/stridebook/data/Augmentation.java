package dev.stridebook.data;

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
    /** Draws the next change. */
    Transform next(RandomGenerator random);

    /** Always the same change. */
    static Augmentation always(Transform transform) {
        return random -> transform;
    }

    /** Turned by any angle up to so many degrees, to either side. */
    static Augmentation rotate(double mostDegrees) {
        return random -> Transform.rotate(between(-mostDegrees, mostDegrees, random));
    }

    /** Left and right swapped, in one image of two. */
    static Augmentation mirror() {
        return random -> random.nextBoolean() ? Transform.mirror() : Transform.scale(1);
    }

    /**
     * Resized by any factor between two.
     *
     * @throws IllegalArgumentException unless {@code 0 < least ≤ most}
     */
    static Augmentation scale(double least, double most) {
        if (!(least > 0 && least <= most)) {
            throw new IllegalArgumentException(
                    "Images are scaled by a factor between two positive ones, the smaller first, but they are %s and %s."
                            .formatted(least, most));
        }
        return random -> Transform.scale(between(least, most, random));
    }

    /**
     * Moved by whole pixels, at most so many up or down and at most so many left or right.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    static Augmentation shift(int mostPixels) {
        if (mostPixels < 0) {
            throw new IllegalArgumentException(
                    "Images are shifted by at most 0 pixels or more, but %d were given. Both directions are meant already."
                            .formatted(mostPixels));
        }
        return random -> Transform.shift(
                random.nextInt(2 * mostPixels + 1) - mostPixels, random.nextInt(2 * mostPixels + 1) - mostPixels);
    }

    /** This one first, then the other. */
    default Augmentation then(Augmentation following) {
        return random -> next(random).then(following.next(random));
    }

    private static double between(double least, double most, RandomGenerator random) {
        return least + (most - least) * random.nextDouble();
    }
}
