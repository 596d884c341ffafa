package dev.stridebook.tools;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Verifies the exercises: stubs, solutions, known mistakes and derived files. */
final class AuthorCheck {
    /** Short, because the unchanged reference answers return at once. */
    private static final Duration MUTANT_LIMIT = Duration.ofSeconds(1);

    private static final String LIST = "docs/exercises.md";

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
        String list = Files.exists(project.resolve(LIST)) ? Files.readString(project.resolve(LIST)) : "";
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            if (!list.contains(row(exercise))) {
                problems.add("The entry of %s in %s is out of date. Run ./stridebook author mutate."
                        .formatted(exercise, LIST));
            }
        }
        return problems;
    }

    /** Checks that the stub scores nothing, the solution scores full, and every known mistake is caught and diagnosed. */
    public List<String> problems(GradedExercise<?> exercise) throws IOException {
        List<String> problems = new ArrayList<>();
        try {
            String solution = files.solution(exercise);
            Card full = grade(exercise, solution);
            if (!full.isFull()) {
                problems.add("The solution of %s does not get full points:\n%s".formatted(exercise, full));
            }
            Card empty = grade(exercise, ExerciseFiles.stub(exercise, solution));
            if (empty.isAnswered()) {
                problems.add("The stub of %s does not count as not answered:\n%s".formatted(exercise, empty));
            }
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

    private static Card grade(GradedExercise<?> exercise, String source)
            throws UnusableAnswerException, DoesNotCompileException {
        JavaAnswer answer = JavaAnswer.compile(exercise.answerClass(), exercise.answerClass() + ".java", source);
        if (!answer.exercise().equals(exercise.exercise())) {
            throw new IllegalStateException("The solution of %s answers %s.".formatted(exercise, answer.exercise()));
        }
        return exercise.grade(answer.instance(), GradedExercise.CALL_LIMIT);
    }

    /**
     * Makes small changes in every reference answer, and writes to {@code docs/exercises.md} how many the graded tests catch.
     *
     * @param survivors receives a line for each exercise, and one for each change that is not caught
     * @return the exercises whose tests catch fewer than 90 %
     */
    public List<GradedExercise<?>> mutate(Consumer<String> survivors)
            throws IOException, DoesNotCompileException, UnusableAnswerException {
        List<GradedExercise<?>> weak = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of(
                "# The exercises",
                "",
                "Written by `./stridebook author mutate`. Every exercise catches and diagnoses its known mistakes. Mutants are reference answers with one small change,",
                "such as another operator or a boundary moved by one; those that survive compute the same result in another way, or more slowly.",
                "",
                "| id | exercise | lesson | kind | points | tests | known mistakes caught | mutants caught |",
                "|---|---|---|---|---|---|---|---|"));
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            int caught = 0;
            List<Mutants.Mutant> living = new ArrayList<>();
            int all = 0;
            Map<String, byte[]> classFiles =
                    MemoryCompiler.compile(exercise.answerClass() + ".java", files.solution(exercise));
            for (Mutants.Mutant mutant : Mutants.of(classFiles.get(exercise.answerClass()))) {
                JavaAnswer answer = JavaAnswer.of(exercise.exercise(), mutant.bytecode());
                Card card = exercise.grade(answer.instance(), MUTANT_LIMIT);
                all++;
                if (card.isFull()) {
                    living.add(mutant);
                } else {
                    caught++;
                }
            }
            survivors.accept("%s: %d of %d".formatted(exercise, caught, all));
            living.forEach(mutant -> survivors.accept("    survives: " + mutant.change()));
            if (caught < 0.9 * all) {
                weak.add(exercise);
            }
            lines.add(row(exercise) + " %d of %d |".formatted(caught, all));
        }
        AtomicFiles.write(project.resolve(LIST), String.join("\n", lines) + "\n");
        return weak;
    }

    private static String row(GradedExercise<?> exercise) {
        return "| [%s](../%s) | %s | %s | %s | %d | %d | %d of %d |"
                .formatted(
                        exercise.id(),
                        ExerciseFiles.javaFile(exercise),
                        exercise.title(),
                        exercise.exercise().lesson().number(),
                        exercise.exercise().kind().label(),
                        exercise.points(),
                        exercise.manifest().size(),
                        exercise.knownMistakes().size(),
                        exercise.knownMistakes().size());
    }
}
