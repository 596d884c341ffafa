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
 * The student's folder, {@code answers/} in a checkout: a copy of {@code exercises/}, which stays unchanged. Git ignores the
 * copy, and nothing in it is ever overwritten.
 */
public final class AnswerFolder {
    private static final Path NAME = Path.of("answers");

    private final Path project;

    private AnswerFolder(Path project) {
        this.project = project.toAbsolutePath().normalize();
    }

    /** Returns the answer folder of a checkout, whether or not it exists. */
    public static AnswerFolder in(Path project) {
        return new AnswerFolder(project);
    }

    /** Returns the path of the Java answer to an exercise, relative to the checkout. */
    public static Path nameOf(GradedExercise<?> exercise) {
        return NAME.resolve(exercise.answerClass() + ".java");
    }

    /** Returns the path of the folder. */
    public Path path() {
        return project.resolve(NAME);
    }

    /** Returns the path of the Java answer to an exercise. */
    public Path file(GradedExercise<?> exercise) {
        return project.resolve(nameOf(exercise));
    }

    /**
     * Creates the folder if it does not exist, and copies to it each file of {@code exercises/} that it lacks, such as a new
     * exercise.
     *
     * @return whether the folder was created
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

    /** Excludes the hidden files and folders that editors and Jupyter create. */
    private static boolean isHandedOut(Path file) throws IOException {
        return Files.isRegularFile(file) && !Files.isHidden(file);
    }

    /** Copies the content only: a copied file would inherit the original's write protection. */
    private static void copy(Path file, Path answer) throws IOException {
        try (OutputStream out = Files.newOutputStream(answer, StandardOpenOption.CREATE_NEW)) {
            Files.copy(file, out);
        }
    }

    /**
     * Restores a file from {@code exercises/}. The old answer is moved to {@code answers/kept/}.
     *
     * @param file in this folder
     * @return the path of the old answer, relative to the checkout; empty if there was nothing to keep
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if the file is not one of the exercise files
     */
    public Optional<Path> reset(Path file) throws IOException {
        Path answer = file.toAbsolutePath().normalize();
        boolean isInFolder = path().equals(answer.getParent());
        if (!isInFolder || !isHandedOut(handouts().resolve(answer.getFileName()))) {
            throw new IllegalArgumentException(
                    "%s is not one of the exercise files. Give the id of an exercise, or a file in answers/."
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
     * Returns the file of an exercise in {@code exercises/} if it differs from the one in this folder: somebody answered there,
     * or the exercise has changed.
     *
     * @return the path, relative to the checkout; empty if both are the same
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
