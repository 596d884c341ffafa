package dev.stridebook.tools;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lessons and exercises that cover each part of the curriculum. A lesson covers a part if its text names the id. */
final class Coverage {
    private static final Pattern IDS =
            Pattern.compile("\\bS(\\d)\\.(C?)(\\d+)(?:(?:\\s+to\\s+|–)S\\1\\.\\2(\\d+))?\\b");

    /**
     * A part of the curriculum.
     *
     * @param id the id of the document and the part; a C marks a claim
     */
    record Part(String id, String content) {}

    private final List<Part> parts;
    /** The ids in each lesson, by file name. */
    private final SortedMap<String, Set<String>> lessons;

    private Coverage(List<Part> parts, SortedMap<String, Set<String>> lessons) {
        this.parts = parts;
        this.lessons = lessons;
    }

    static Coverage of(Path project) throws IOException {
        SortedMap<String, Set<String>> lessons = new TreeMap<>();
        Path folder = project.resolve("notebooks");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".ipynb")).toList()) {
                    lessons.put(
                            file.getFileName().toString(),
                            ids(Notebook.read(file).cells().stream()
                                    .filter(Cell::isMarkdown)
                                    .map(Cell::source)
                                    .collect(Collectors.joining("\n"))));
                }
            }
        }
        return new Coverage(curriculum(), lessons);
    }

    /** Returns every part, in order. */
    static List<Part> curriculum() throws IOException {
        try (InputStream stream = Coverage.class.getResourceAsStream("curriculum.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .map(fields -> new Part(fields[0], fields[1]))
                    .toList();
        }
    }

    /** Returns the ids in a text: {@code S3.5}, {@code S3.C1}, and all of {@code S3.1 to S3.6}. */
    static Set<String> ids(String text) {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = IDS.matcher(text);
        while (matcher.find()) {
            int first = Integer.parseInt(matcher.group(3));
            int last = matcher.group(4) == null ? first : Integer.parseInt(matcher.group(4));
            for (int number = first; number <= last; number++) {
                ids.add("S%s.%s%d".formatted(matcher.group(1), matcher.group(2), number));
            }
        }
        return ids;
    }

    private List<String> lessonsOn(String id) {
        return lessons.keySet().stream()
                .filter(file -> lessons.get(file).contains(id))
                .toList();
    }

    private static List<GradedExercise<?>> exercisesOn(String id) {
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> exercise.exercise().covers().contains(id))
                .toList();
    }

    /** Returns the parts that neither a lesson nor an exercise covers. */
    List<Part> gaps() {
        return parts.stream()
                .filter(part ->
                        lessonsOn(part.id()).isEmpty() && exercisesOn(part.id()).isEmpty())
                .toList();
    }

    /** Returns ids that exercises claim to cover but the curriculum does not have. */
    List<String> unknown() {
        Set<String> known = parts.stream().map(Part::id).collect(Collectors.toSet());
        return Catalogue.EXERCISES.stream()
                .flatMap(exercise -> exercise.exercise().covers().stream())
                .filter(id -> !known.contains(id))
                .toList();
    }

    String toMarkdown() {
        List<String> lines = new ArrayList<>(List.of(
                "# Curriculum coverage",
                "",
                "Derived by `./stridebook author build`. The course answers what other people wrote: an article on sizes of kernels (S0), one that ends in",
                "a network for MNIST (S1), one on channels and batches (S2), a lecture on",
                "[padding and stride](https://d2l.ai/chapter_convolutional-neural-networks/padding-and-strides.html) with questions from the audience (S3),",
                "and answers in a forum (S4). None of them is part of this repository. S5 is what they take for granted or leave out. Ids with a C are",
                "claims, most of them theirs. A lesson covers the parts whose ids its text names.",
                "",
                "| id | content | lessons | exercises |",
                "|---|---|---|---|"));
        for (Part part : parts) {
            lines.add("| %s | %s | %s | %s |"
                    .formatted(
                            part.id(),
                            part.content(),
                            lessonsOn(part.id()).stream()
                                    .map(file -> "[%s](../notebooks/%s)"
                                            .formatted(file.substring(0, file.indexOf('-')), file))
                                    .collect(Collectors.joining(" ")),
                            exercisesOn(part.id()).stream()
                                    .map(exercise ->
                                            "[%s](../%s)".formatted(exercise.id(), ExerciseFiles.javaFile(exercise)))
                                    .collect(Collectors.joining(" "))));
        }
        lines.add("");
        lines.add(
                gaps().isEmpty()
                        ? "No gaps."
                        : "**Gaps:** " + gaps().stream().map(Part::id).collect(Collectors.joining(", ")) + ".");
        return String.join("\n", lines) + "\n";
    }
}
