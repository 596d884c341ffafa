package dev.stridebook.course;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Size;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The numbers in the task of an exercise to compute: an immutable record in the exercise's class. */
public interface VariantNumbers {
    /** Draws other numbers for the same task, whatever these are. The order of the draws decides what a {@link Variant} gets. */
    VariantNumbers draw(Random random);

    /** Returns the texts that replace the names in braces, such as {@code {kernel}}, in the words of the exercise. */
    Map<String, String> words();

    /** Returns a size below 80 as it is read, with the article that the language may have: {@code a 3×5}, {@code an 8×8}. */
    static String withArticle(Size size) {
        return say(Set.of(8, 11, 18).contains(size.height()) ? "an %s" : "a %s", size);
    }

    /** Draws a number from low to high, both included. */
    static int between(Random random, int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Draws an odd number from low to high, which are odd and included. */
    static int oddBetween(Random random, int low, int high) {
        return low + 2 * random.nextInt((high - low) / 2 + 1);
    }
}
