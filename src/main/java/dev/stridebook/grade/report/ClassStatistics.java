package dev.stridebook.grade.report;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a class answered and earned. Who was not graded is left out, and what is as it was handed out is no answer.
 *
 * @param exercises in the order of the assignment
 * @param mistakes the most common first
 */
record ClassStatistics(List<OfExercise> exercises, List<OfMistake> mistakes) {

    /**
     * What the class did in an exercise.
     *
     * @param of points for a right answer
     * @param answered how many answered it
     * @param full how many of them have all points
     * @param points the sum of the points of those who answered
     */
    record OfExercise(String id, String title, int of, int answered, int full, long points, List<OfTest> tests) {
        /** Returns id and title. */
        String name() {
            return id + " " + title;
        }

        /** Returns the share of the points that was earned where there is an answer, from 0 to 1; 1 if nobody answered. */
        double share() {
            return share(points, answered, of);
        }

        private static double share(long points, int answers, int of) {
            return answers == 0 || of == 0 ? 1 : (double) points / answers / of;
        }
    }

    /**
     * What the class did in a test.
     *
     * @param of points for passing
     * @param answered how many answered what it tests
     * @param passed how many of them passed
     * @param points the sum of the points of those who answered
     */
    record OfTest(String exercise, String test, int of, int answered, int passed, long points) {
        /** Returns the mean of the points where there is an answer; 0 if nobody answered. */
        double mean() {
            return answered == 0 ? 0 : (double) points / answered;
        }

        double share() {
            return OfExercise.share(points, answered, of);
        }
    }

    /**
     * A known mistake and how many made it.
     *
     * @param text the diagnosis
     */
    record OfMistake(String exercise, String text, int students) {
        /** Returns what names this mistake in links. */
        String key() {
            return ClassLinks.key(exercise, text);
        }
    }

    static ClassStatistics of(List<StudentResult> results) {
        Map<String, Exercise> exercises = new LinkedHashMap<>();
        Map<String, OfMistake> mistakes = new LinkedHashMap<>();
        for (StudentResult result : results) {
            for (ExerciseOutcome outcome : result.exercises()) {
                Exercise exercise = exercises.computeIfAbsent(outcome.id(), id -> new Exercise(outcome));
                if (result.isGraded() && outcome.isAnswered()) {
                    exercise.add(outcome);
                    outcome.diagnoses()
                            .forEach(text -> mistakes.merge(
                                    outcome.id() + ": " + text,
                                    new OfMistake(outcome.id(), text, 1),
                                    (before, one) -> new OfMistake(outcome.id(), text, before.students() + 1)));
                }
            }
        }
        return new ClassStatistics(
                exercises.values().stream().map(Exercise::statistics).toList(),
                mistakes.values().stream()
                        .sorted(Comparator.comparing(OfMistake::students)
                                .reversed()
                                .thenComparing(OfMistake::exercise)
                                .thenComparing(OfMistake::text))
                        .toList());
    }

    /** Returns the exercises that somebody answered, those with the smallest share of the points first. */
    List<OfExercise> hardestExercises() {
        return exercises.stream()
                .filter(exercise -> exercise.answered() > 0)
                .sorted(Comparator.comparing(OfExercise::share))
                .toList();
    }

    /** Returns all tests, in the order of the assignment. */
    List<OfTest> tests() {
        return exercises.stream().flatMap(exercise -> exercise.tests().stream()).toList();
    }

    /** Returns the tests that somebody failed, those with the smallest share of the points first. */
    List<OfTest> hardestTests() {
        return tests().stream()
                .filter(test -> test.passed() < test.answered())
                .sorted(Comparator.comparing(OfTest::share))
                .toList();
    }

    /** Counts answers to an exercise. */
    private static final class Exercise {
        private final ExerciseOutcome one;
        private final List<Test> tests = new ArrayList<>();
        private int answered;
        private int full;
        private long points;

        Exercise(ExerciseOutcome one) {
            this.one = one;
            one.tests().forEach(test -> tests.add(new Test(test)));
        }

        void add(ExerciseOutcome outcome) {
            answered++;
            full += outcome.points() >= outcome.of() ? 1 : 0;
            points += outcome.points();
            for (int i = 0; i < Math.min(tests.size(), outcome.tests().size()); i++) {
                tests.get(i).add(outcome.tests().get(i));
            }
        }

        OfExercise statistics() {
            // The title of one student may be that of a variant.
            String title = Catalogue.find(one.id()).map(GradedExercise::title).orElse(one.title());
            return new OfExercise(
                    one.id(),
                    title,
                    one.of(),
                    answered,
                    full,
                    points,
                    tests.stream().map(test -> test.statistics(one.id())).toList());
        }
    }

    /** Counts outcomes of a test. */
    private static final class Test {
        private final TestOutcome one;
        private int answered;
        private int passed;
        private long points;

        Test(TestOutcome one) {
            this.one = one;
        }

        void add(TestOutcome outcome) {
            if (!outcome.outcome().equals("not answered")) {
                answered++;
                passed += outcome.points() >= outcome.of() ? 1 : 0;
                points += outcome.points();
            }
        }

        OfTest statistics(String exercise) {
            return new OfTest(exercise, one.test(), one.of(), answered, passed, points);
        }
    }
}
