package dev.stridebook.cli;

import dev.stridebook.course.check.AnswerFolder;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.CourseProgress;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Paragraph;
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
        description = "Work through the exercises: each is checked whenever you save its file, then comes the next.")
final class WatchCommand implements Callable<Integer> {
    /** Often enough to feel at once; asking the disk for a few dates costs nothing. */
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
                say("Hint: " + current.get().exercise().hint());
            }
            current = look(current.get());
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return 0;
    }

    /** Checks what was saved. */
    private Optional<GradedExercise<?>> look(GradedExercise<?> current) throws IOException {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            if (isJustSaved(answers.file(exercise))) {
                say("");
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

    /** A file that is half saved, or no answer at all, is no reason to stop watching. */
    private boolean checked(Path file) throws IOException {
        try {
            return CheckCommand.check(file, spec.commandLine().getOut())
                    .filter(Card::isFull)
                    .isPresent();
        } catch (UsageException nothingToCheck) {
            say(nothingToCheck.getMessage());
            return false;
        }
    }

    private void introduce(Optional<GradedExercise<?>> next) {
        if (next.isEmpty()) {
            say("All exercises are done. Congratulations!");
            return;
        }
        GradedExercise<?> exercise = next.get();
        say("");
        say("Next: %s (%s)".formatted(exercise, exercise.worth()));
        say(exercise.task());
        say("Edit %s and save it. h and Enter: a hint; q and Enter: quit.".formatted(AnswerFolder.nameOf(exercise)));
    }

    private boolean isJustSaved(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return !time.equals(saved.put(file, time));
        } catch (IOException missing) {
            return false;
        }
    }

    /** A line of input, if there is one; without input, as in a pipeline, it only watches. */
    private String key() throws IOException {
        if (!isInputOpen || !keys.ready()) {
            return "";
        }
        String line = keys.readLine();
        isInputOpen = line != null;
        return line == null ? "" : line.strip();
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        Paragraph.forTerminal(text).forEach(out::println);
        out.flush();
    }
}
