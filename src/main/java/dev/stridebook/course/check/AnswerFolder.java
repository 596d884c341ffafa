package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.file.RegularFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The student's folder, {@code answers/} in a checkout: a copy of {@code exercises/}, which stays unchanged, with the numbers of the
 * student's variant. Git ignores the copy, and no answer in it is ever overwritten.
 */
public final class AnswerFolder {
    private static final Path NAME = Path.of("answers");

    private final Path project;
    private final Path folder;

    private AnswerFolder(Path project, Path folder) {
        this.project = project.toAbsolutePath().normalize();
        this.folder = folder;
    }

    /** Returns the answer folder of a checkout, whether or not it exists. */
    public static AnswerFolder in(Path project) {
        return new AnswerFolder(project, NAME);
    }

    /** Returns a folder with a copy of a checkout's exercises, whether or not it exists, such as one for each student of a class. */
    public static AnswerFolder at(Path project, Path folder) {
        return new AnswerFolder(project, folder.toAbsolutePath());
    }

    /** Returns the path of the Java answer to an exercise, relative to the checkout. */
    public static Path nameOf(GradedExercise<?> exercise) {
        return NAME.resolve(exercise.answerClass() + ".java");
    }

    /** Returns the path of the folder. */
    public Path path() {
        return project.resolve(folder);
    }

    /** Returns the path of the Java answer to an exercise. */
    public Path file(GradedExercise<?> exercise) {
        return path().resolve(exercise.answerClass() + ".java");
    }

    /**
     * Creates the folder if it does not exist, and copies to it each file of {@code exercises/} that it lacks, such as a new
     * exercise. A file that is as it was handed out in another language is replaced by the one in the current language.
     *
     * @return whether the folder was created
     * @throws IOException if a file cannot be read or written
     */
    public boolean complete() throws IOException {
        boolean isNew = !Files.isDirectory(path());
        if (isNew) {
            Files.createDirectories(path());
        }
        Optional<Variant> variant = Optional.empty();
        for (Path file : handedOut()) {
            Path answer = path().resolve(file.getFileName());
            if (!Files.exists(answer)) {
                if (variant.isEmpty()) {
                    variant = Optional.of(variant());
                }
                copy(file, variant.get(), answer);
            } else if (isHandedOutInAnotherLanguage(answer)) {
                Files.write(answer, RegularFiles.readAllBytes(file));
            }
        }
        return isNew;
    }

    /**
     * Makes the tasks in this folder have the numbers of a variant. Files with an answer, or with any other change, are left as they are.
     *
     * @return those files, sorted
     * @throws IOException if a file cannot be read or written
     */
    public List<Path> use(Variant variant) throws IOException {
        Files.createDirectories(path());
        List<Path> kept = new ArrayList<>();
        for (Path file : handedOut()) {
            Path answer = path().resolve(file.getFileName());
            byte[] wanted = Handout.read(file, variant);
            if (!Files.exists(answer)) {
                copy(file, variant, answer);
            } else if (!Arrays.equals(RegularFiles.readAllBytes(answer), wanted)) {
                if (isUnchanged(answer)) {
                    Files.write(answer, wanted);
                } else if (!Arrays.equals(wanted, Handout.read(file, Variant.DOCUMENT))) {
                    kept.add(answer);
                }
            }
        }
        return kept;
    }

    /**
     * Returns the variant that a file of this folder states; the documents' if it states none.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the word that it states is not legal
     */
    public Variant variantOf(GradedExercise<?> exercise) throws IOException {
        Path file = file(exercise);
        return Files.isRegularFile(file) ? VariantLine.in(file).orElse(Variant.DOCUMENT) : Variant.DOCUMENT;
    }

    /** Returns the variant of the first file that states one. */
    private Variant variant() throws IOException {
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            Variant stated = exercise.numbers().isPresent() ? variantOf(exercise) : Variant.DOCUMENT;
            if (!stated.isDocument()) {
                return stated;
            }
        }
        return Variant.DOCUMENT;
    }

    private boolean isHandedOutInAnotherLanguage(Path answer) throws IOException {
        if (!Files.isRegularFile(answer) || !Files.isReadable(answer)) {
            return false;
        }
        for (Path handedOut : Handout.inAllLanguages(project, answer)) {
            if (!handedOut.getParent().equals(handouts()) && Files.mismatch(answer, handedOut) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a file is as it was handed out, in whatever language and variant. */
    private boolean isUnchanged(Path answer) throws IOException {
        Variant stated = VariantLine.in(answer).orElse(Variant.DOCUMENT);
        byte[] bytes = RegularFiles.readAllBytes(answer);
        for (Path handedOut : Handout.inAllLanguages(project, answer)) {
            if (Arrays.equals(bytes, Handout.read(handedOut, stated))) {
                return true;
            }
        }
        return false;
    }

    private List<Path> handedOut() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> handedOut = Files.newDirectoryStream(handouts(), AnswerFolder::isHandedOut)) {
            handedOut.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /** Excludes the hidden files and folders that editors and Jupyter create. */
    private static boolean isHandedOut(Path file) throws IOException {
        return Files.isRegularFile(file) && !Files.isHidden(file);
    }

    /** Writes the content only: a copied file would inherit the original's write protection. */
    private static void copy(Path file, Variant variant, Path answer) throws IOException {
        Files.write(answer, Handout.read(file, variant), StandardOpenOption.CREATE_NEW);
    }

    /**
     * Restores a file from {@code exercises/}, with the numbers of the variant that it states. The old answer is moved to {@code answers/kept/}.
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
            throw new IllegalArgumentException(say(
                    "%s is not one of the exercise files. Give the id of an exercise, or a file in answers/.", file));
        }
        Path handedOut = handouts().resolve(answer.getFileName());
        complete();
        if (isUnchanged(answer)) {
            return Optional.empty();
        }
        Variant variant = VariantLine.in(answer).orElse(Variant.DOCUMENT);
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
        Path kept =
                NAME.resolve("kept").resolve(answer.getFileName().toString().replaceFirst("(?=\\.\\w+$)", "-" + time));
        Files.createDirectories(project.resolve(kept).getParent());
        Files.move(answer, project.resolve(kept));
        copy(handedOut, variant, answer);
        return Optional.of(kept);
    }

    /**
     * Returns the file of an exercise in {@code exercises/} if it differs from the one in this folder: somebody answered there,
     * or the exercise has changed.
     *
     * @return the path, relative to the checkout; empty if both are the same, apart from the numbers of a variant
     * @throws IOException if a file cannot be read
     */
    public Optional<Path> differingHandout(GradedExercise<?> exercise) throws IOException {
        Path answer = file(exercise);
        Path handedOut = handouts().resolve(answer.getFileName());
        return Files.isRegularFile(handedOut) && !isUnchanged(answer)
                ? Optional.of(project.relativize(handedOut))
                : Optional.empty();
    }

    private Path handouts() {
        return Handout.folder(project);
    }
}
