package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.Show;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A question with its result, which is shown after a guess. The first guess is kept with the user's progress.
 *
 * <p>{@link #ask} asks the user. Where nobody can be asked, as in a lesson that is run without a front end, it shows the question and,
 * folded, the answer.
 */
public final class Prediction {
    private final String question;
    private final Guess kind;
    private final Supplier<?> result;
    private final List<Supplier<?>> shown = new ArrayList<>();
    private String id;
    private double tolerance = Double.NaN;

    Prediction(String question, Guess kind, Supplier<?> result) {
        this.question = Objects.requireNonNull(question, say("question must not be null."));
        this.id = question;
        this.kind = kind;
        this.result =
                Objects.requireNonNull(result, say("result must not be null: it is what the guess is compared with."));
    }

    /**
     * Names the question. The guess is kept under this name, so it must be the only one of its kind; otherwise it is kept under the
     * question's words.
     *
     * @param name such as {@code L01.2} for the second question of lesson 01, so that the progress counts it for that lesson
     */
    public Prediction id(String name) {
        this.id = Objects.requireNonNull(name, say("name must not be null."));
        return this;
    }

    /**
     * Counts a number as right that is at most so far from the result. Without this, a whole number must be exact, and any other within
     * half a percent.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Prediction within(double difference) {
        if (!(difference >= 0) || Double.isInfinite(difference)) {
            throw new IllegalArgumentException(say("A tolerance is 0 or more, but within(%s) was called.", difference));
        }
        this.tolerance = difference;
        return this;
    }

    /**
     * Shows a value with the result: a table, a picture, a text, anything. Called again, it shows one more.
     *
     * @param value computes it; called after the guess
     */
    public Prediction shows(Supplier<?> value) {
        shown.add(Objects.requireNonNull(value, say("value must not be null.")));
        return this;
    }

    /**
     * Asks for a guess, then shows the result. If there was a guess before, that is shown with the result, and nothing is asked. If
     * nobody can be asked, the question is shown, and the answer is folded.
     */
    public void ask() {
        if (!Hosts.current().canAsk()) {
            Show.show(page().folded(result(), values()));
            return;
        }
        Optional<String> first = firstGuess();
        if (first.isPresent()) {
            Show.show(page().questionAlone());
            reveal(
                    first.get(),
                    say(
                            "This was your first guess. To guess again, write .again() in place of .ask(); the first guess counts."));
        } else {
            askNow();
        }
    }

    /** Asks for a guess as {@link #ask} does, also if there was one before. The first guess counts. */
    public void again() {
        if (Hosts.current().canAsk()) {
            askNow();
        } else {
            ask();
        }
    }

    /**
     * Takes a guess that is written into the code, where nobody can be asked, and shows the result.
     *
     * @param guess a number, a {@link dev.stridebook.shape.Size}, or a text: what could be typed
     * @throws IllegalArgumentException if it is no guess of the kind that is asked for; the message says what is
     */
    public void guess(Object guess) {
        String read;
        try {
            read = kind.read(String.valueOf(guess));
        } catch (Guess.UnreadableException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage());
        }
        Show.show(page().questionAlone());
        reveal(read, "");
    }

    /** Returns the question, and how to have it asked. */
    @Override
    public String toString() {
        return question + "\n" + say("Write .ask() behind it: then it is asked.");
    }

    private void askNow() {
        Show.show(page().questionToType());
        Optional<String> guess = type();
        if (guess.isPresent()) {
            reveal(guess.get(), "");
        } else {
            Show.show(page().withoutGuess(result()));
            showValues();
        }
    }

    /** Asks until a guess can be read. Returns empty if the user gives none. */
    private Optional<String> type() {
        Host host = Hosts.current();
        while (true) {
            try {
                Optional<String> typed = host.ask(say("Your guess: ")).filter(line -> !line.isBlank());
                if (typed.isEmpty()) {
                    return Optional.empty();
                }
                return Optional.of(kind.read(typed.get()));
            } catch (Guess.UnreadableException unreadable) {
                System.out.println(unreadable.getMessage());
            } catch (IOException nobodyThere) {
                return Optional.empty();
            }
        }
    }

    private void reveal(String guess, String remark) {
        Guess.Verdict verdict = kind.compare(guess, result(), tolerance);
        String note = remark;
        try {
            if (firstGuess().isEmpty()) {
                PredictionBook.ofUser().record(id, guess, verdict.isRight());
            }
        } catch (UncheckedIOException notKept) {
            note = say("Your guess could not be saved: %s", notKept.getCause().getMessage());
        }
        Show.show(page().reply(verdict, note));
        showValues();
    }

    /** Returns the first guess, if it is one that this question allows: a lesson may ask something else today. */
    private Optional<String> firstGuess() {
        try {
            Optional<String> first = PredictionBook.ofUser().firstGuess(id);
            return first.isPresent() ? Optional.of(kind.read(first.get())) : first;
        } catch (Guess.UnreadableException | UncheckedIOException notThisQuestions) {
            return Optional.empty();
        }
    }

    private Object result() {
        return Objects.requireNonNull(
                result.get(), () -> say("The result of “%s” is null, so no guess can be compared with it.", question));
    }

    private List<Object> values() {
        List<Object> values = new ArrayList<>();
        shown.forEach(value -> values.add(value.get()));
        return values;
    }

    private void showValues() {
        values().forEach(Show::show);
    }

    private PredictionPage page() {
        return new PredictionPage(question, kind);
    }
}
