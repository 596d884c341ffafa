package dev.stridebook.course.predict;

import java.util.List;

/** A kind of guess: how it is typed, and how it is compared with the result. */
sealed interface Guess permits NumberGuess, SizeGuess, ChoiceGuess {
    /**
     * What a guess is worth.
     *
     * @param sentence says what was guessed, what it is, and the difference
     */
    record Verdict(boolean isRight, String sentence) {}

    /** Says that what was typed is no such guess, and what would be. */
    final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * Reads what was typed.
     *
     * @return the guess in the form in which it is kept, which can be read again
     * @throws UnreadableException if it is no such guess
     */
    String read(String typed) throws UnreadableException;

    /**
     * Compares a guess with the result.
     *
     * @param guess as {@link #read} returns it
     * @param result of the type that this kind of guess is about
     * @param tolerance the largest difference of a number that still counts as right; NaN for the usual one
     */
    Verdict compare(String guess, Object result, double tolerance);

    /** Returns the result as text. */
    String text(Object result);

    /** Returns what can be typed: {@code a number such as 6 or 2.5}. */
    String legal();

    /** Returns a guess as an argument in Java: {@code 6}, {@code "4x4"}. */
    String example();

    /** Returns what there is to choose from; empty if anything can be typed. */
    default List<String> choices() {
        return List.of();
    }
}
