package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Kind;
import dev.stridebook.course.graded.Graded;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * An exercise with all that belongs to it: its words and its graded tests.
 *
 * @param <A> the contract
 */
public final class GradedExercise<A> {
    /** How long one call of an answer may take: enough to load the native library in it. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    private static final String JUDGEMENTS =
            " (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in others.)";

    private final Exercise<A> exercise;
    private final Class<? extends Graded<A>> graded;
    private final int points;
    private final Supplier<Words> reading;
    private Words words;

    /**
     * @param reading reads the words when they are needed
     * @throws IllegalArgumentException if the tests have no points
     */
    GradedExercise(Exercise<A> exercise, Class<? extends Graded<A>> graded, Supplier<Words> reading) {
        this.exercise = exercise;
        this.graded = graded;
        this.reading = reading;
        this.points = GradedTest.manifestOf(graded).stream()
                .mapToInt(GradedTest::points)
                .sum();
    }

    /** Returns what a student's code sees of it. */
    public Exercise<A> exercise() {
        return exercise;
    }

    public String id() {
        return exercise.id();
    }

    /** Returns the name of the class in {@code solutions/} and {@code exercises/}. */
    public String answerClass() {
        return exercise.answerClass();
    }

    private synchronized Words words() {
        if (words == null) {
            words = reading.get();
        }
        return words;
    }

    /** Returns its title, a few words. */
    public String title() {
        return words().title();
    }

    /** Returns what to do, in full sentences, and how a judgement is written. */
    public String task() {
        return words().task() + (exercise.kind() == Kind.JUDGE ? JUDGEMENTS : "");
    }

    /** Returns the three hints, from a nudge to nearly the answer. */
    public List<String> hints() {
        return words().hints();
    }

    /** Returns the tests that have to run and their points. */
    public List<GradedTest> manifest() {
        return GradedTest.manifestOf(graded, words()::test);
    }

    /** Returns the names of the methods that are its graded tests. Does without the words. */
    public List<String> testMethods() {
        return GradedTest.manifestOf(graded).stream().map(GradedTest::method).toList();
    }

    /** Returns what a full score is. */
    public int points() {
        return points;
    }

    /** {@code 3 points}. */
    public String worth() {
        return points + (points == 1 ? " point" : " points");
    }

    /** Returns wrong answers that people usually give. Makes them anew, which may take the library some time. */
    public List<KnownMistake<A>> knownMistakes() {
        try {
            var constructor = graded.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().mistakes();
        } catch (ReflectiveOperationException noSuchConstructor) {
            throw new IllegalStateException(graded + " cannot be created.", noSuchConstructor);
        }
    }

    /** Returns what those did who made a known mistake, in a sentence to them. */
    public String diagnosis(KnownMistake<A> mistake) {
        return words().diagnosis(mistake.name());
    }

    /** Returns the source of the reference answer, if the program was built with it. */
    public Optional<String> reference() {
        return ReferenceAnswer.of(exercise);
    }

    /** As {@link #grade(Callable, Duration)}, with the usual limit. */
    public Card grade(A answer) {
        return grade(() -> answer, CALL_LIMIT);
    }

    /** As {@link #grade(Callable, Duration)}. */
    public Card grade(A answer, Duration limit) {
        return grade(() -> answer, limit);
    }

    /**
     * Runs the graded tests on an answer, and remembers nothing of it. Nothing that the answer does is thrown: the card says it.
     *
     * @param answer makes the answer anew for each call; null counts as not answered, and so does an answer that gives null
     * @param limit for each call of the answer
     */
    public Card grade(Callable<?> answer, Duration limit) {
        try (AnswerThread thread = new AnswerThread(limit);
                Printed printed = new Printed(thread)) {
            AnswerProxy proxy = new AnswerProxy(answer, thread);
            List<TestResult> results = run(graded, manifest(), proxy);
            return new Card(this, results, diagnose(results, proxy.calls()), printed.text());
        }
    }

    /**
     * Runs other tests on an answer, such as a teacher's own.
     *
     * @throws IllegalArgumentException if they have no points
     */
    public List<TestResult> grade(A answer, Class<?> tests, Duration limit) {
        try (AnswerThread thread = new AnswerThread(limit);
                Printed printed = new Printed(thread)) {
            return run(tests, GradedTest.manifestOf(tests), new AnswerProxy(() -> answer, thread));
        }
    }

    private List<TestResult> run(Class<?> tests, List<GradedTest> manifest, AnswerProxy proxy) {
        return new Grading(words().lookAgain()).run(tests, manifest, proxy.as(exercise.contract()));
    }

    /** Mistakes that give what the answer gave, whatever it was asked. Several can; then each is told. */
    private List<String> diagnose(List<TestResult> results, List<AnswerProxy.Call> calls) {
        boolean isRight = results.stream().allMatch(result -> result.verdict() instanceof Verdict.Passed);
        if (isRight || calls.isEmpty()) {
            return List.of();
        }
        return knownMistakes().stream()
                .filter(mistake -> calls.stream().allMatch(call -> call.isExplainedBy(mistake.answer())))
                .map(this::diagnosis)
                .distinct()
                .toList();
    }

    /** For a list: {@code S3.5 The output's size by hand}. */
    @Override
    public String toString() {
        return id() + " " + title();
    }
}
