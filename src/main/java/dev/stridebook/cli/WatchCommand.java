package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.AnswerFolder;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.CourseProgress;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Paragraph;
import dev.stridebook.course.check.Prose;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description =
                "Work through the exercises: each one is checked whenever you save its file, and full points lead to the next.")
final class WatchCommand implements Callable<Integer> {
    /** Often enough to feel immediate; reading the times of a few files costs almost nothing. */
    private static final int LOOK_EVERY_MILLIS = 300;

    private final Map<Path, FileTime> saved = new HashMap<>();
    private final BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private boolean isInputOpen = true;
    private AnswerFolder answers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        answers = AnswerFile.folder(spec.commandLine().getOut());
        Optional<GradedExercise<?>> current = CourseProgress.ofUser().next();
        Catalogue.EXERCISES.forEach(exercise -> isJustSaved(answers.file(exercise)));
        introduce(current);
        while (current.isPresent()) {
            String key = key();
            if (key.equals("q")) {
                return 0;
            }
            if (key.equals("h")) {
                tell(say("Hint: %s", hint(current.get())));
            }
            current = look(current.get());
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return 0;
    }

    /** Checks an answer that was just saved, and returns the exercise to work on. */
    private Optional<GradedExercise<?>> look(GradedExercise<?> current) throws IOException {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            if (isJustSaved(answers.file(exercise))) {
                tell("");
                boolean isFull = checked(answers.file(exercise));
                if (!isFull) {
                    return Optional.of(exercise);
                }
                Optional<GradedExercise<?>> next = CourseProgress.ofUser().next();
                introduce(next);
                return next;
            }
        }
        return Optional.of(current);
    }

    /**
     * Checks a file and returns whether it earns full points. A file that is half saved or has no answer does not stop the watch.
     */
    private boolean checked(Path file) throws IOException {
        try {
            return CheckCommand.check(file, spec.commandLine().getOut())
                    .filter(Card::isFull)
                    .isPresent();
        } catch (UsageException nothingToCheck) {
            tell(nothingToCheck.getMessage());
            return false;
        }
    }

    private void introduce(Optional<GradedExercise<?>> next) {
        if (next.isEmpty()) {
            tell(say("All exercises are done. Congratulations."));
            return;
        }
        GradedExercise<?> exercise = next.get().variant(variant(next.get()));
        tell("");
        tell(say("Next: %s (%s)", exercise, exercise.worth()));
        tell(Prose.plain(exercise.task()));
        tell(say(
                "Edit %s and save it. Type h and Enter for a hint, q and Enter to quit.",
                AnswerFolder.nameOf(exercise)));
    }

    private static String hint(GradedExercise<?> exercise) {
        return exercise.numbers().isEmpty()
                ? exercise.exercise().hint()
                : exercise.exercise().variant(variant(exercise).word()).hint();
    }

    private static Variant variant(GradedExercise<?> exercise) {
        return new VariantOption().orElse(() -> AnswerFile.variantOf(exercise));
    }

    private boolean isJustSaved(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return !time.equals(saved.put(file, time));
        } catch (IOException missing) {
            return false;
        }
    }

    /** Returns a line of input if there is one, else an empty text. Without input, as in a pipeline, the command only watches. */
    private String key() throws IOException {
        if (!isInputOpen || !keys.ready()) {
            return "";
        }
        String line = keys.readLine();
        isInputOpen = line != null;
        return line == null ? "" : line.strip();
    }

    private void tell(String text) {
        PrintWriter out = spec.commandLine().getOut();
        Paragraph.forTerminal(text).forEach(out::println);
        out.flush();
    }
}
