package dev.stridebook.tools;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.graded.Values;
import dev.stridebook.tools.mutate.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Verifies the exercises: stubs, solutions, known mistakes and derived files. */
final class AuthorCheck {
    private final Path project;
    private final ExerciseFiles files;

    private AuthorCheck(Path project) {
        this.project = project;
        this.files = ExerciseFiles.in(project);
    }

    /** Returns a check of the exercises in a checkout. */
    public static AuthorCheck of(Path project) {
        return new AuthorCheck(project);
    }

    /**
     * Checks everything.
     *
     * @param progress receives a line for each exercise
     * @return the problems, in sentences; empty if there are none
     */
    public List<String> problems(Consumer<String> progress) throws IOException {
        List<String> problems = new ArrayList<>(WordsCheck.problems(project.resolve(WordsCheck.FOLDER)));
        if (!problems.isEmpty()) {
            // Everything else depends on the words.
            return problems;
        }
        problems.addAll(problemsOfFiles());
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            List<String> found = problems(exercise);
            problems.addAll(found);
            progress.accept("%s %s".formatted(found.isEmpty() ? "✓" : "✗", exercise));
        }
        return problems;
    }

    /** Checks that derived files are up to date, and that everything is covered and listed. */
    public List<String> problemsOfFiles() throws IOException {
        List<String> problems = new ArrayList<>();
        files.outOfDate().forEach(file -> problems.add(file + " is out of date. Run ./stridebook author build."));
        Coverage coverage = Coverage.of(project);
        coverage.gaps()
                .forEach(part -> problems.add(
                        "%s (%s) has neither a lesson nor an exercise.".formatted(part.id(), part.content())));
        coverage.unknown()
                .forEach(id -> problems.add("An exercise covers " + id + ", which the curriculum does not have."));
        ExerciseList.in(project)
                .outOfDate()
                .forEach(
                        exercise -> problems.add("The entry of %s in %s is out of date. Run ./stridebook author mutate."
                                .formatted(exercise, ExerciseList.FILE)));
        return problems;
    }

    /** Checks that the stub scores nothing, the solution scores full, and every known mistake is caught, diagnosed, and told from the others. */
    public List<String> problems(GradedExercise<?> exercise) throws IOException {
        List<String> problems = new ArrayList<>();
        try {
            String solution = files.solution(exercise);
            Callable<?> right = compile(exercise, solution);
            Card full = exercise.grade(right, GradedExercise.CALL_LIMIT);
            if (!full.isFull()) {
                problems.add("The solution of %s does not get full points:\n%s".formatted(exercise, full));
            }
            Card empty = exercise.grade(
                    compile(exercise, ExerciseFiles.stub(exercise, solution)), GradedExercise.CALL_LIMIT);
            if (empty.isAnswered()) {
                problems.add("The stub of %s does not count as not answered:\n%s".formatted(exercise, empty));
            }
            problems.addAll(indistinguishable(exercise, right));
        } catch (UnusableAnswerException | DoesNotCompileException unusable) {
            problems.add("%s: %s".formatted(exercise, unusable.getMessage()));
        }
        problems.addAll(problemsOfMistakes(exercise));
        return problems;
    }

    private static <A> List<String> problemsOfMistakes(GradedExercise<A> exercise) {
        List<String> problems = new ArrayList<>();
        for (KnownMistake<A> mistake : exercise.knownMistakes()) {
            Card card = exercise.grade(mistake.answer());
            String diagnosis = exercise.diagnosis(mistake);
            if (card.isFull() || !card.diagnoses().contains(diagnosis)) {
                problems.add("%s does not catch and diagnose: %s\n%s".formatted(exercise, diagnosis, card));
            }
        }
        return problems;
    }

    /** Checks that some question of the tests tells each known mistake from the solution and from every other mistake. */
    static <A> List<String> indistinguishable(GradedExercise<A> exercise, Callable<?> solution) {
        List<Question> questions = Question.allOf(exercise, solution);
        Map<String, List<Object>> outcomes = new LinkedHashMap<>();
        outcomes.put("the solution", outcomes(questions, solution));
        exercise.knownMistakes().forEach(mistake -> outcomes.put(mistake.name(), outcomes(questions, mistake::answer)));
        List<String> names = List.copyOf(outcomes.keySet());
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (areSame(outcomes.get(names.get(i)), outcomes.get(names.get(j)))) {
                    problems.add("No question in the tests of %s tells %s from %s."
                            .formatted(exercise, names.get(i), names.get(j)));
                }
            }
        }
        return problems;
    }

    private static List<Object> outcomes(List<Question> questions, Callable<?> answer) {
        return questions.stream().map(question -> question.outcome(answer)).toList();
    }

    private static boolean areSame(List<Object> a, List<Object> b) {
        return IntStream.range(0, a.size()).allMatch(i -> Values.same(a.get(i), b.get(i)));
    }

    private static Callable<?> compile(GradedExercise<?> exercise, String source)
            throws UnusableAnswerException, DoesNotCompileException {
        JavaAnswer answer = JavaAnswer.compile(exercise.answerClass(), exercise.answerClass() + ".java", source);
        if (!answer.exercise().equals(exercise.exercise())) {
            throw new IllegalStateException("The solution of %s answers %s.".formatted(exercise, answer.exercise()));
        }
        return answer.instance();
    }
}
