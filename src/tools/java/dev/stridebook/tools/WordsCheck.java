package dev.stridebook.tools;

import dev.stridebook.course.Kind;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.words.Words;
import dev.stridebook.course.words.WordsException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks that the words of every exercise are complete in each language, and that there are no other files. */
final class WordsCheck {
    /** The folder of the words, relative to a checkout. */
    static final Path FOLDER = Path.of("src/main/resources/dev/stridebook/course/words");

    private static final Pattern NAME = Pattern.compile("(.+)\\.([a-z]{2})\\.md");

    private WordsCheck() {}

    /**
     * Checks all files of a folder.
     *
     * @return the problems, with file and line if known: {@code S3.5.en.md:17: …}
     */
    static List<String> problems(Path folder) throws IOException {
        Map<String, GradedExercise<?>> exercises =
                Catalogue.EXERCISES.stream().collect(Collectors.toMap(GradedExercise::id, Function.identity()));
        SortedMap<String, List<String>> idsByLanguage = new TreeMap<>(Map.of("en", new ArrayList<>()));
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                problems.add(name + ":1: this is not a file of words. Their names are like S3.5.en.md.");
            } else if (!exercises.containsKey(matcher.group(1))) {
                problems.add(name + ":1: there is no exercise " + matcher.group(1) + ".");
            } else {
                idsByLanguage
                        .computeIfAbsent(matcher.group(2), language -> new ArrayList<>())
                        .add(matcher.group(1));
                problems.addAll(problems(file, exercises.get(matcher.group(1))));
            }
        }
        idsByLanguage.forEach((language, ids) -> Catalogue.EXERCISES.stream()
                .filter(exercise -> !ids.contains(exercise.id()))
                .forEach(exercise ->
                        problems.add("%s.%s.md:1: this file is missing.".formatted(exercise.id(), language))));
        return problems;
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }

    private static List<String> problems(Path file, GradedExercise<?> exercise) throws IOException {
        try {
            Words words = Words.read(file.getFileName().toString(), Files.readAllBytes(file));
            List<String> problems = new ArrayList<>(words.problems(
                    exercise.testMethods(),
                    exercise.mistakeNames(),
                    exercise.exercise().kind() == Kind.JUDGE));
            exercise.numbers()
                    .ifPresent(numbers ->
                            problems.addAll(words.unknownNumbers(numbers.words().keySet())));
            return problems;
        } catch (WordsException broken) {
            return broken.problems();
        }
    }
}
