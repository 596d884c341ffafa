package dev.stridebook.grade.report;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Results of a large class that nobody graded, drawn from all exercises: solutions, stubs, known mistakes, missing students. */
final class GeneratedClass {
    private static final List<String> FIRST =
            List.of("Ada", "Zoë", "Jürgen", "李", "Nguyễn", "Aleksandra", "Søren", "Владимир", "Mary-Ann", "O'Neil");
    private static final List<String> LAST = List.of("Müller", "Lovelace", "雷", "Kowalska-Nowak", "García", "Smith");

    private GeneratedClass() {}

    /** Returns the results of students who answered a few, many or none of all exercises; the first handed in nothing. */
    static List<StudentResult> of(int students) {
        Random random = new Random(20);
        List<OfExercise> exercises =
                Catalogue.EXERCISES.stream().<OfExercise>map(OfExercise::of).toList();
        List<StudentResult> results = new ArrayList<>();
        for (int i = 0; i < students; i++) {
            String name = "%s %s %05d"
                    .formatted(FIRST.get(random.nextInt(FIRST.size())), LAST.get(random.nextInt(LAST.size())), i);
            boolean isMissing = i % 5 == 0;
            double diligence = random.nextDouble();
            List<ExerciseOutcome> outcomes = exercises.stream()
                    .map(exercise -> isMissing ? exercise.missing() : exercise.draw(diligence, random))
                    .toList();
            results.add(new StudentResult(name, "0123456789abcdef", "bubblewrap", outcomes, notes(i), "", 0));
        }
        return results;
    }

    private static List<String> notes(int student) {
        if (student % 5 == 0) {
            return List.of("Nothing was handed in.");
        }
        return student % 7 == 0
                ? List.of("holiday.rar is refused: .rar archives cannot be read. Unpack it.")
                : List.of();
    }

    /** What students hand in as an answer to an exercise. */
    private record OfExercise(
            ExerciseOutcome missing, ExerciseOutcome stub, ExerciseOutcome right, List<ExerciseOutcome> wrong) {
        static <A> OfExercise of(GradedExercise<A> exercise) {
            List<TestOutcome> untouched = tests(exercise, "not answered", 0);
            List<TestOutcome> passed = tests(exercise, "passed", 1);
            List<TestOutcome> failed = new ArrayList<>(passed);
            TestOutcome first = passed.get(0);
            failed.set(0, new TestOutcome(first.test(), "failed", "expected 4×4, given 5×5", 0, first.of()));
            List<ExerciseOutcome> wrong = new ArrayList<>(List.of(outcome(exercise, "a.ipynb", failed, List.of())));
            exercise.knownMistakes()
                    .forEach(mistake ->
                            wrong.add(outcome(exercise, "a.ipynb", failed, List.of(exercise.diagnosis(mistake)))));
            return new OfExercise(
                    outcome(exercise, "", untouched, List.of()),
                    outcome(exercise, "a.ipynb", untouched, List.of()),
                    outcome(exercise, "a.ipynb", passed, List.of()),
                    wrong);
        }

        ExerciseOutcome draw(double diligence, Random random) {
            if (random.nextDouble() > diligence) {
                return random.nextInt(4) == 0 ? stub : missing;
            }
            return random.nextInt(3) > 0 ? right : wrong.get(random.nextInt(wrong.size()));
        }

        private static ExerciseOutcome outcome(
                GradedExercise<?> exercise, String file, List<TestOutcome> tests, List<String> diagnoses) {
            return new ExerciseOutcome(exercise.id(), exercise.title(), file, tests, diagnoses, "");
        }

        private static List<TestOutcome> tests(GradedExercise<?> exercise, String outcome, int share) {
            return exercise.manifest().stream()
                    .map(test -> new TestOutcome(test.name(), outcome, "", share * test.points(), test.points()))
                    .toList();
        }
    }
}
