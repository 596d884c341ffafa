package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Size;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks for a guess before the result is shown. A guess that turns out wrong teaches more than an answer that one only reads.
 *
 * <pre>{@code
 * Predict.number("How many places does a 3-wide kernel have on 8 cells?", kernel(3).outputSize(8, 8).width()).ask();
 * Predict.size("What becomes of 8×8 under stride 2?", kernel(3).stride(2).outputSize(8, 8)).ask();
 * Predict.choice("Which pool makes strokes thicker?", () -> thickest(), "max", "average", "min")
 *         .shows(() -> ImageSheet.grey(pooled))
 *         .ask();
 * }</pre>
 *
 * A result that is given as a function is computed when it is needed, after the guess.
 */
public final class Predict {
    private Predict() {}

    /**
     * Asks for a number.
     *
     * @throws NullPointerException if an argument is null
     */
    public static Prediction number(String question, Number result) {
        return number(question, always(result));
    }

    /**
     * Asks for a number.
     *
     * @param result computes it
     * @throws NullPointerException if an argument is null
     */
    public static Prediction number(String question, Supplier<? extends Number> result) {
        return new Prediction(question, new NumberGuess(), result);
    }

    /**
     * Asks for a size, height first.
     *
     * @throws NullPointerException if an argument is null
     */
    public static Prediction size(String question, Size result) {
        return size(question, always(result));
    }

    /**
     * Asks for a size, height first.
     *
     * @param result computes it
     * @throws NullPointerException if an argument is null
     */
    public static Prediction size(String question, Supplier<Size> result) {
        return new Prediction(question, new SizeGuess(), result);
    }

    /**
     * Asks for one of several choices, in this order.
     *
     * @param result one of the choices, or a value whose text is one
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if there are fewer than 2 or more than 26 choices, or two are alike
     */
    public static Prediction choice(String question, Object result, String... choices) {
        return choice(question, always(result), choices);
    }

    /**
     * Asks for one of several choices, in this order.
     *
     * @param result computes one of the choices, or a value whose text is one
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if there are fewer than 2 or more than 26 choices, or two are alike
     */
    public static Prediction choice(String question, Supplier<?> result, String... choices) {
        return new Prediction(question, new ChoiceGuess(List.of(choices)), result);
    }

    private static <T> Supplier<T> always(T result) {
        if (result == null) {
            throw new NullPointerException(say("result must not be null: it is what the guess is compared with."));
        }
        return () -> result;
    }
}
