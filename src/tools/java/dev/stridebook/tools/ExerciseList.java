package dev.stridebook.tools;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of all exercises with what their tests catch, {@code docs/exercises.md}. */
final class ExerciseList {
    static final String FILE = "docs/exercises.md";

    private static final List<String> HEAD = List.of(
            "# The exercises",
            "",
            "Written by `./stridebook author mutate`. Every exercise catches and diagnoses its known mistakes. Wrong answers are written by changing the",
            "reference answers as students might: another type, start value, axis, boundary, rounding, a shared array and so on. Those that",
            "compute the same in another way are listed with the reason in [equivalents.tsv](../src/main/resources/dev/stridebook/tools/equivalents.tsv)",
            "and counted apart. Mutants are changes of the compiled code, as in earlier versions of this page: another operator, a boundary moved by one;",
            "most of those that survive compute the same, too.",
            "",
            "| id | exercise | lesson | kind | points | tests | known mistakes caught | wrong answers caught | as right | mutants caught |",
            "|---|---|---|---|---|---|---|---|---|---|");

    private final Path file;

    private ExerciseList(Path file) {
        this.file = file;
    }

    static ExerciseList in(Path project) {
        return new ExerciseList(project.resolve(FILE));
    }

    /** Returns the exercises whose entry is missing or differs from what the exercise has. */
    List<GradedExercise<?>> outOfDate() throws IOException {
        String list = Files.exists(file) ? Files.readString(file) : "";
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> !list.contains(row(exercise)))
                .toList();
    }

    /** @param outcomes for all exercises, by id */
    void write(Map<String, MutationOutcome> outcomes) throws IOException {
        List<String> lines = new ArrayList<>(HEAD);
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            MutationOutcome outcome = outcomes.get(exercise.id());
            lines.add(row(exercise)
                    + " %d of %d | %d | %d of %d |"
                            .formatted(
                                    outcome.report().graded().caught(),
                                    outcome.wrong(),
                                    outcome.equivalent(),
                                    outcome.bytecode().caught(),
                                    outcome.bytecode().all()));
        }
        int wrong = outcomes.values().stream().mapToInt(MutationOutcome::wrong).sum();
        int caught = wrong
                - outcomes.values().stream()
                        .mapToInt(each -> each.unlisted().size())
                        .sum();
        lines.add("");
        lines.add("In all, %,d of %,d wrong answers are caught, and %,d of %,d mutants."
                .formatted(
                        caught,
                        wrong,
                        outcomes.values().stream()
                                .mapToInt(each -> each.bytecode().caught())
                                .sum(),
                        outcomes.values().stream()
                                .mapToInt(each -> each.bytecode().all())
                                .sum()));
        AtomicFiles.write(file, String.join("\n", lines) + "\n");
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
