package dev.stridebook.course;

import static dev.stridebook.language.Language.say;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An exercise, as the code that answers it sees it.
 *
 * <pre>{@code
 * OutputShape.EXERCISE.check(() -> Size.of(2, 2))   // a card: points, passed tests, what was given
 * OutputShape.EXERCISE.hint()                       // the next hint
 * OutputShape.EXERCISE.variant("ada").check(…)      // the same with numbers of one's own
 * }</pre>
 *
 * @param <A> the contract
 * @param id the unique id, such as {@code S3.5}: the id of the curriculum part, with a letter if it has several exercises
 * @param kind the kind of answer it asks for
 * @param lesson the lesson that it belongs to
 * @param covers the ids of all curriculum parts that it covers, its own first
 * @param contract the interface that an answer implements, nested in the exercise's own class, so that a wrong type does not
 *     compile; its parameters and results are plain values: numbers, strings, sizes, and arrays of them
 * @param numbers the numbers that the course's documents have in its task; only exercises to compute have them
 * @param variant the variant to ask for; empty for the one of the session, {@link Course#variant}
 */
public record Exercise<A>(
        String id,
        Kind kind,
        Lesson lesson,
        List<String> covers,
        Class<A> contract,
        Optional<VariantNumbers> numbers,
        Optional<Variant> variant) {
    public Exercise {
        covers = List.copyOf(covers);
    }

    /**
     * Creates an exercise whose answer is worked out by hand.
     *
     * @param numbers the numbers in its task that the course's documents have
     * @param covers the ids of further curriculum parts that it covers
     */
    public static <A> Exercise<A> compute(
            String id, Lesson lesson, Class<A> contract, VariantNumbers numbers, String... covers) {
        return of(id, Kind.COMPUTE, lesson, contract, Optional.of(numbers), covers);
    }

    /**
     * Creates an exercise whose answer is a function.
     *
     * @param covers the ids of further curriculum parts that it covers
     */
    public static <A> Exercise<A> code(String id, Lesson lesson, Class<A> contract, String... covers) {
        return of(id, Kind.CODE, lesson, contract, Optional.empty(), covers);
    }

    /**
     * Creates an exercise whose answer is a judgement and the computation that decides it.
     *
     * @param covers the ids of further curriculum parts that it covers
     */
    public static <A> Exercise<A> judge(String id, Lesson lesson, Class<A> contract, String... covers) {
        return of(id, Kind.JUDGE, lesson, contract, Optional.empty(), covers);
    }

    private static <A> Exercise<A> of(
            String id,
            Kind kind,
            Lesson lesson,
            Class<A> contract,
            Optional<VariantNumbers> numbers,
            String... others) {
        String own = id.replaceFirst("(?<=\\d)[a-z]$", "");
        List<String> covers = Stream.concat(Stream.of(own), Stream.of(others)).toList();
        return new Exercise<>(id, kind, lesson, covers, contract, numbers, Optional.empty());
    }

    /**
     * Returns this exercise with the numbers of a variant.
     *
     * @param word a student's name or any other word; {@code document} for the numbers of the course's documents
     * @throws IllegalArgumentException if the word is not legal, or the exercise has no numbers to draw
     */
    public Exercise<A> variant(String word) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    say("%s has no variants: only exercises whose answer is a number to compute have them.", this));
        }
        return with(Variant.of(word));
    }

    private Exercise<A> with(Variant chosen) {
        return new Exercise<>(id, kind, lesson, covers, contract, numbers, Optional.of(chosen));
    }

    private Exercise<A> inSession() {
        return variant.isPresent() ? this : with(Checkers.variant());
    }

    /** Returns the simple name of the exercise's class, such as {@code OutputShape}. */
    public String className() {
        return contract.getDeclaringClass().getSimpleName();
    }

    /** Returns the name of the answer's class in {@code solutions/}, {@code exercises/} and {@code answers/}. */
    public String answerClass() {
        return id.replace('.', '_') + "_" + className();
    }

    /**
     * Checks an answer and saves its points in the user's progress. Exceptions of the answer are not thrown but reported on the
     * card.
     *
     * @param answer the answer; null counts as not answered
     */
    public Feedback check(A answer) {
        return Checkers.current().check(inSession(), () -> answer);
    }

    /** Returns the next hint. Each says more than the one before; after the last one, it is repeated. */
    public String hint() {
        return Checkers.current().hint(inSession());
    }

    /** Returns id and class name: {@code S3.5 OutputShape}. */
    @Override
    public String toString() {
        return id + " " + className();
    }
}
