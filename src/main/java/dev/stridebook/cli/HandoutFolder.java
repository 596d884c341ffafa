package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Handout;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What students get: lessons, exercises to answer, and how to do that. Nothing of it tells an answer: it is put together from what is
 * handed out anyway, and lessons come without the outputs that they are stored with.
 *
 * @param project a checkout
 * @param exercises the exercises that count
 */
record HandoutFolder(Path project, List<GradedExercise<?>> exercises) {
    private static final Path EXERCISES = Path.of("exercises");
    private static final Path LESSONS = Path.of("notebooks");

    /**
     * Writes it with the numbers of a variant.
     *
     * @throws UsageException if the folder is not empty
     */
    void write(Path folder, Variant variant) throws IOException {
        requireEmpty(folder);
        for (var file : exerciseFiles(variant).entrySet()) {
            AtomicFiles.write(folder.resolve(file.getKey()), file.getValue());
        }
        for (Lesson lesson : lessons().toList()) {
            Path file = lessonFile(lesson);
            AtomicFiles.write(folder.resolve(LESSONS).resolve(file.getFileName()), withoutOutputs(file));
        }
        AtomicFiles.write(folder.resolve("README.md"), readme(variant));
    }

    /** @throws UsageException if there is something in the folder */
    static void requireEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(folder)) {
            throw new UsageException(say("%s is not an empty folder. Give a new folder.", folder));
        }
    }

    /** Returns the exercises' Java files, and the notebooks of those lessons whose exercises all count: others would be confusing. */
    SortedMap<String, String> exerciseFiles(Variant variant) throws IOException {
        Stream<String> notebooks = lessons()
                .filter(lesson -> exercises.containsAll(Catalogue.of(lesson)))
                .map(Lesson::notebook);
        Stream<String> stubs = exercises.stream().map(exercise -> exercise.answerClass() + ".java");
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : Stream.concat(notebooks, stubs).toList()) {
            byte[] file = Handout.read(
                    Language.current().in(project.resolve(EXERCISES)).resolve(name), variant);
            files.put(EXERCISES + "/" + name, new String(file, StandardCharsets.UTF_8));
        }
        return files;
    }

    /** Returns the lessons with an exercise that counts. */
    private Stream<Lesson> lessons() {
        return Arrays.stream(Lesson.values())
                .filter(lesson -> Catalogue.of(lesson).stream().anyMatch(exercises::contains));
    }

    private Path lessonFile(Lesson lesson) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Language.current().in(project.resolve(LESSONS)), lesson.number() + "-*.ipynb")) {
            return files.iterator().next();
        }
    }

    private static String withoutOutputs(Path file) throws IOException {
        Notebook notebook = Notebook.read(file);
        return notebook.withCells(notebook.cells().stream()
                        .map(cell -> cell.isCode() ? cell.withoutOutputs() : cell)
                        .toList())
                .toJson();
    }

    private String readme(Variant variant) throws IOException {
        try (InputStream text = HandoutFolder.class.getResourceAsStream(
                "handout/README.%s.md".formatted(Language.current().code()))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@TITLE@", lessons().map(Lesson::title).collect(Collectors.joining(say(", "))))
                    .replace("@VARIANT@", variant.isDocument() ? "" : say("""

                            Your exercises to compute have numbers of their own, those of variant `%s`. Leave the lines that say so.
                            """, variant))
                    .replace("@FIRST@", exercises.get(0).answerClass() + ".java")
                    .replace(
                            "@EXERCISES@",
                            exercises.stream()
                                    .map(exercise ->
                                            "- %s %s (%s)".formatted(exercise.id(), exercise.title(), exercise.worth()))
                                    .collect(Collectors.joining("\n")));
        }
    }
}
