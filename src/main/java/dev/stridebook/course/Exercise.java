package dev.stridebook.course;

import java.util.List;
import java.util.stream.Stream;

/**
 * An exercise, as the code that answers it sees it.
 *
 * <pre>{@code
 * OutputShape.EXERCISE.check(() -> Size.of(2, 2))   // a card: points, what passed, expected and given, a hint
 * OutputShape.EXERCISE.hint()                       // the next hint
 * }</pre>
 *
 * @param <A> the contract
 * @param id unique: the curriculum id of what it exercises, with a letter if there are several, such as {@code S3.5}
 * @param kind what it asks for
 * @param lesson it belongs to
 * @param covers curriculum ids of all that it exercises, its own first
 * @param contract the interface that an answer implements, nested in the exercise's own class, so that a wrong type does not
 *     compile; it takes and gives plain values: numbers, texts, sizes, and arrays of them
 */
public record Exercise<A>(String id, Kind kind, Lesson lesson, List<String> covers, Class<A> contract) {
    public Exercise {
        covers = List.copyOf(covers);
    }

    /**
     * Makes an exercise whose answer is worked out by hand.
     *
     * @param covers curriculum ids beside its own
     */
    public static <A> Exercise<A> compute(String id, Lesson lesson, Class<A> contract, String... covers) {
        return of(id, Kind.COMPUTE, lesson, contract, covers);
    }

    /**
     * Makes an exercise whose answer is a function.
     *
     * @param covers curriculum ids beside its own
     */
    public static <A> Exercise<A> code(String id, Lesson lesson, Class<A> contract, String... covers) {
        return of(id, Kind.CODE, lesson, contract, covers);
    }

    /**
     * Makes an exercise whose answer is a judgement and the computation that decides it.
     *
     * @param covers curriculum ids beside its own
     */
    public static <A> Exercise<A> judge(String id, Lesson lesson, Class<A> contract, String... covers) {
        return of(id, Kind.JUDGE, lesson, contract, covers);
    }

    private static <A> Exercise<A> of(String id, Kind kind, Lesson lesson, Class<A> contract, String... others) {
        String own = id.replaceFirst("(?<=\\d)[a-z]$", "");
        List<String> covers = Stream.concat(Stream.of(own), Stream.of(others)).toList();
        return new Exercise<>(id, kind, lesson, covers, contract);
    }

    /** Returns the name of the exercise's own class. */
    public String className() {
        return contract.getDeclaringClass().getSimpleName();
    }

    /** Returns the name of the class in {@code solutions/}, {@code exercises/} and {@code answers/}. */
    public String answerClass() {
        return id.replace('.', '_') + "_" + className();
    }

    /**
     * Checks an answer and remembers its points in the user's progress. Nothing that the answer does is thrown: the card says
     * it.
     *
     * @param answer null counts as not answered, and so does an answer that gives null
     */
    public Feedback check(A answer) {
        return Checkers.current().check(this, () -> answer);
    }

    /** Returns the next hint: each call says more than the one before, until there is no more to say. */
    public String hint() {
        return Checkers.current().hint(this);
    }

    /** {@code S3.5 OutputShape}. */
    @Override
    public String toString() {
        return id + " " + className();
    }
}
