package dev.stridebook.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * An exercise.
 *
 * <pre>{@code
 * OutputShape.EXERCISE.check(() -> Size.of(2, 2))   // a card: points, what passed, expected and given, a hint
 * OutputShape.EXERCISE.hint()                       // the next hint
 * }</pre>
 *
 * @param <A> the contract
 * @param id unique: the curriculum id of what it exercises, with a letter if there are several, such as {@code S3.5}
 * @param title a few words
 * @param kind what it asks for
 * @param lesson number of the lesson it belongs to
 * @param covers curriculum ids of all that it exercises, its own first
 * @param task what to do, in full sentences
 * @param contract the interface that an answer implements, so that a wrong type does not compile; it takes and gives plain
 *     values: numbers, texts, sizes, and arrays of them
 * @param tests class of tests with {@link Points}, nested in the exercise's own class
 * @param knownMistakes wrong answers with their diagnoses
 * @param hints three, from a nudge to nearly the answer
 */
public record Exercise<A>(
        String id,
        String title,
        Kind kind,
        int lesson,
        List<String> covers,
        String task,
        Class<A> contract,
        Class<?> tests,
        List<KnownMistake<A>> knownMistakes,
        List<String> hints) {
    /** How long one call of an answer may take: enough to load the native library in it. */
    static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    /**
     * @throws IllegalArgumentException if the tests have no points
     */
    public Exercise {
        covers = List.copyOf(covers);
        knownMistakes = List.copyOf(knownMistakes);
        hints = List.copyOf(hints);
        GradedTest.manifestOf(tests);
    }

    /** Begins an exercise whose answer is worked out by hand. */
    public static <A> ExerciseDraft<A> compute(String id, String title, Class<A> contract, Class<?> tests) {
        return new ExerciseDraft<>(Kind.COMPUTE, id, title, contract, tests);
    }

    /** Begins an exercise whose answer is a function. */
    public static <A> ExerciseDraft<A> code(String id, String title, Class<A> contract, Class<?> tests) {
        return new ExerciseDraft<>(Kind.CODE, id, title, contract, tests);
    }

    /** Begins an exercise whose answer is a judgement and a computation. */
    public static <A> ExerciseDraft<A> judge(String id, String title, Class<A> contract, Class<?> tests) {
        return new ExerciseDraft<>(Kind.JUDGE, id, title, contract, tests);
    }

    /** Name of the exercise's own class. */
    public String className() {
        return tests.getDeclaringClass().getSimpleName();
    }

    /** Name of the class in {@code solutions/}, {@code exercises/} and {@code answers/}. */
    public String answerClass() {
        return id.replace('.', '_') + "_" + className();
    }

    /**
     * An exercise with other tests, such as a teacher's own.
     *
     * @throws IllegalArgumentException if the tests have no points
     */
    public Exercise<A> withTests(Class<?> others) {
        return new Exercise<>(id, title, kind, lesson, covers, task, contract, others, knownMistakes, hints);
    }

    /** The tests that have to run and their points. */
    public List<GradedTest> manifest() {
        return GradedTest.manifestOf(tests);
    }

    /** {@code 3 points}. */
    public String worth() {
        return points() + (points() == 1 ? " point" : " points");
    }

    /** What a full score is. */
    public int points() {
        return manifest().stream().mapToInt(GradedTest::points).sum();
    }

    /**
     * Runs the graded tests on an answer and remembers the points in the user's {@link CourseProgress}. Nothing that the
     * answer does is thrown: the card says it.
     *
     * @param answer null counts as not answered, and so does an answer that gives null
     */
    public Card check(A answer) {
        return Checkers.current().check(this, () -> answer);
    }

    /**
     * As {@link #check}, without remembering it.
     *
     * @param limit for each call of the answer
     */
    public Card grade(A answer, Duration limit) {
        return grade(() -> answer, limit);
    }

    /** As {@link #check}, without remembering it. */
    Card grade(A answer) {
        return grade(answer, CALL_LIMIT);
    }

    /**
     * @param answer makes the answer anew for each call
     */
    Card grade(Callable<?> answer, Duration limit) {
        try (AnswerThread thread = new AnswerThread(limit);
                Printed printed = new Printed(thread)) {
            AnswerProxy proxy = new AnswerProxy(answer, thread);
            List<TestResult> results = Grading.run(tests, manifest(), proxy.as(contract));
            return new Card(this, results, diagnose(results, proxy.calls()), printed.text());
        }
    }

    /** Mistakes that give what the answer gave, whatever it was asked. Several can; then each is told. */
    private List<String> diagnose(List<TestResult> results, List<AnswerProxy.Call> calls) {
        boolean isRight = results.stream().allMatch(result -> result.verdict() instanceof Verdict.Passed);
        if (isRight || calls.isEmpty()) {
            return List.of();
        }
        return knownMistakes.stream()
                .filter(mistake -> calls.stream().allMatch(call -> call.isExplainedBy(mistake.answer())))
                .map(KnownMistake::diagnosis)
                .distinct()
                .toList();
    }

    /** The next hint: each call says more than the one before, until there is no more to say. */
    public String hint() {
        return CourseProgress.ofUser().nextHint(this);
    }

    /** The source of the reference answer, if the program was built with it. */
    public Optional<String> reference() {
        try (InputStream source = Exercise.class.getResourceAsStream("solution/" + answerClass() + ".java")) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** For a list: {@code S3.5 The output's size by hand}. */
    @Override
    public String toString() {
        return id + " " + title;
    }
}
