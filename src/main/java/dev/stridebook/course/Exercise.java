package dev.stridebook.course;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * An exercise.
 *
 * <pre>{@code
 * OutputShape.EXERCISE.check(() -> Size.of(2, 2))   // a card: points, what passed, expected and given, a hint
 * }</pre>
 *
 * @param id unique, such as {@code S3.5}
 * @param title a few words
 * @param source curriculum id of what it exercises
 * @param task what to do, in full sentences
 * @param answerClass name of the class in {@code solutions/} and {@code exercises/}
 * @param contract the interface that an answer implements, so that a wrong type does not compile
 * @param tests class of tests with {@link Points}
 * @param behaviour what an answer does, as a value that equals that of an answer that does the same; it tells known mistakes
 * @param knownMistakes wrong answers with their diagnoses
 * @param hints from a nudge to nearly the answer
 */
public record Exercise<A>(
        String id,
        String title,
        String source,
        String task,
        String answerClass,
        Class<A> contract,
        Class<?> tests,
        Function<A, ?> behaviour,
        List<KnownMistake<A>> knownMistakes,
        List<String> hints) {

    /**
     * @throws IllegalArgumentException if there is no hint, or the tests have no points
     */
    public Exercise {
        knownMistakes = List.copyOf(knownMistakes);
        hints = List.copyOf(hints);
        if (hints.isEmpty()) {
            throw new IllegalArgumentException("Exercise " + id + " needs a hint.");
        }
        GradedTest.manifestOf(tests);
    }

    /**
     * An exercise with other tests, such as a teacher's own.
     *
     * @throws IllegalArgumentException if the tests have no points
     */
    public Exercise<A> withTests(Class<?> others) {
        return new Exercise<>(id, title, source, task, answerClass, contract, others, behaviour, knownMistakes, hints);
    }

    /** The tests that have to run and their points. */
    public List<GradedTest> manifest() {
        return GradedTest.manifestOf(tests);
    }

    /** What a full score is. */
    public int points() {
        return manifest().stream().mapToInt(GradedTest::points).sum();
    }

    /**
     * Runs the graded tests on an answer. Nothing that the answer does is thrown: the card says it.
     *
     * @param answer null counts as not answered, and so does an answer that gives null
     */
    public Card check(A answer) {
        return check(() -> answer);
    }

    /**
     * As {@link #check(Object)}, with a new instance for each call.
     *
     * @throws NoSuchMethodException if the class has no constructor without parameters
     */
    Card checkInstancesOf(Class<? extends A> type) throws NoSuchMethodException {
        Constructor<? extends A> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return check((Callable<A>) () -> constructor.newInstance());
    }

    private Card check(Callable<? extends A> answer) {
        return Checkers.current().check(this, AnswerProxy.of(contract, answer));
    }

    /** Runs the graded tests in this process. */
    Card grade(A proxy) {
        List<TestResult> results = Grading.run(tests, manifest(), proxy);
        Card card = new Card(this, results, List.of());
        return card.isFull() ? card : new Card(this, results, diagnose(proxy));
    }

    /** Several mistakes can lead to the same answer; then each is told. */
    private List<String> diagnose(A proxy) {
        Object given;
        try {
            given = behaviour.apply(proxy);
        } catch (AnswerRaisedException | NotAnsweredYetException nothingToCompare) {
            return List.of();
        }
        return knownMistakes.stream()
                .filter(mistake -> behaviour.apply(mistake.answer()).equals(given))
                .map(KnownMistake::diagnosis)
                .toList();
    }
}
