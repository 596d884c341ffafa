package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The repository that each student of a GitHub Classroom gets: exercises to answer, and a workflow that grades each push. The
 * workflow gets Stridebook from a separate repository, so that students can change neither the tests nor the solutions.
 *
 * @param project a checkout
 * @param stridebook owner and name of the GitHub repository with Stridebook
 * @param ref branch, tag or commit of that repository
 * @param exercises the exercises that count
 */
record StudentRepository(Path project, String stridebook, String ref, List<GradedExercise<?>> exercises) {
    private static final Pattern REPOSITORY =
            Pattern.compile("([A-Za-z0-9-]+/[A-Za-z0-9._-]+)(?:@([A-Za-z0-9._/-]+))?");

    static StudentRepository of(Path project, String stridebook, List<GradedExercise<?>> exercises) {
        Matcher matcher = REPOSITORY.matcher(stridebook);
        if (!matcher.matches()) {
            throw new UsageException(say(
                    "--stridebook must be OWNER/NAME or OWNER/NAME@REF of a GitHub repository, but is \"%s\".",
                    stridebook));
        }
        String ref = matcher.group(2) == null ? "main" : matcher.group(2);
        return new StudentRepository(project, matcher.group(1), ref, exercises);
    }

    /** @throws UsageException if the folder is not empty */
    void write(Path folder) throws IOException {
        HandoutFolder.requireEmpty(folder);
        for (var file : files().entrySet()) {
            AtomicFiles.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new HandoutFolder(project, exercises).exerciseFiles(Variant.DOCUMENT);
        files.put(
                "README.md",
                filledIn("README.%s.md".formatted(Language.current().code())));
        files.put(".github/workflows/classroom.yml", filledIn("classroom.yml"));
        return files;
    }

    private String filledIn(String template) throws IOException {
        try (InputStream text = StudentRepository.class.getResourceAsStream("classroom/" + template)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@REPOSITORY@", stridebook)
                    .replace("@NAME@", stridebook.substring(stridebook.indexOf('/') + 1))
                    .replace("@REF@", ref)
                    .replace("@LANGUAGE@", Language.current().code())
                    .replace("@FIRST@", exercises.get(0).answerClass() + ".java")
                    .replace(
                            "@EXERCISES@",
                            exercises.stream().map(GradedExercise::id).collect(Collectors.joining(",")));
        }
    }
}
