package dev.stridebook.course.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The student's own folder, {@code answers/} in a checkout: a copy of {@code exercises/}, which stays as it was handed out. Git
 * ignores the copy, and nothing in it is ever overwritten.
 */
public final class AnswerFolder {
    private static final Path NAME = Path.of("answers");

    private final Path project;

    private AnswerFolder(Path project) {
        this.project = project.toAbsolutePath().normalize();
    }

    /** Returns the folder of a checkout, whether it exists or not. */
    public static AnswerFolder in(Path project) {
        return new AnswerFolder(project);
    }

    /** Returns where the Java answer to an exercise is, relative to the checkout. */
    public static Path nameOf(GradedExercise<?> exercise) {
        return NAME.resolve(exercise.answerClass() + ".java");
    }

    /** Returns where the folder is. */
    public Path path() {
        return project.resolve(NAME);
    }

    /** Returns where the Java answer to an exercise is. */
    public Path file(GradedExercise<?> exercise) {
        return project.resolve(nameOf(exercise));
    }

    /**
     * Makes the folder if it does not exist, and copies to it what {@code exercises/} has and it lacks, such as an exercise that
     * is new.
     *
     * @return whether the folder was made
     * @throws IOException if a file cannot be read or written
     */
    public boolean complete() throws IOException {
        boolean isNew = !Files.isDirectory(path());
        if (isNew) {
            Files.createDirectory(path());
        }
        try (DirectoryStream<Path> handedOut = Files.newDirectoryStream(handouts(), AnswerFolder::isHandedOut)) {
            for (Path file : handedOut) {
                Path answer = path().resolve(file.getFileName());
                if (!Files.exists(answer)) {
                    copy(file, answer);
                }
            }
        }
        return isNew;
    }

    /** Editors and Jupyter keep hidden files and folders of their own beside those they open. */
    private static boolean isHandedOut(Path file) throws IOException {
        return Files.isRegularFile(file) && !Files.isHidden(file);
    }

    /** To a file of its own: a plain copy would be write-protected where the original is. */
    private static void copy(Path file, Path answer) throws IOException {
        try (OutputStream out = Files.newOutputStream(answer, StandardOpenOption.CREATE_NEW)) {
            Files.copy(file, out);
        }
    }

    /**
     * Puts a file back as it is in {@code exercises/}. What it held is moved to {@code answers/kept/}.
     *
     * @param file in this folder
     * @return where the old answer is, relative to the checkout; empty if there was nothing to keep
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if it is none that is handed out
     */
    public Optional<Path> reset(Path file) throws IOException {
        Path answer = file.toAbsolutePath().normalize();
        boolean isInFolder = path().equals(answer.getParent());
        if (!isInFolder || !isHandedOut(handouts().resolve(answer.getFileName()))) {
            throw new IllegalArgumentException(
                    "%s is none of the files that are handed out. Give the id of an exercise, or a file in answers/."
                            .formatted(file));
        }
        Path handedOut = handouts().resolve(answer.getFileName());
        complete();
        if (Files.mismatch(answer, handedOut) == -1) {
            return Optional.empty();
        }
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
        Path kept =
                NAME.resolve("kept").resolve(answer.getFileName().toString().replaceFirst("(?=\\.\\w+$)", "-" + time));
        Files.createDirectories(project.resolve(kept).getParent());
        Files.move(answer, project.resolve(kept));
        copy(handedOut, answer);
        return Optional.of(kept);
    }

    /**
     * Finds the file of an exercise in {@code exercises/} if it holds something else than the one in this folder: somebody
     * answered there, or the exercise has changed.
     *
     * @return relative to the checkout
     * @throws IOException if a file cannot be read
     */
    public Optional<Path> differingHandout(GradedExercise<?> exercise) throws IOException {
        Path answer = file(exercise);
        Path handedOut = handouts().resolve(answer.getFileName());
        return Files.isRegularFile(handedOut) && Files.mismatch(answer, handedOut) != -1
                ? Optional.of(project.relativize(handedOut))
                : Optional.empty();
    }

    private Path handouts() {
        return project.resolve("exercises");
    }
}
