package dev.stridebook.grade;

import dev.stridebook.handin.SourceFile;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hostile submission of {@code src/test/attacks}, with what its header says.
 *
 * @param name of the file
 * @param tries what it is after
 * @param points that its honest part earns
 * @param report what the report must say, as a regular expression
 * @param submission as it is handed in
 */
record Attack(String name, String tries, int points, Pattern report, Submission submission) {
    static final Path FOLDER = Path.of("src/test/attacks");
    private static final Set<String> PATIENT =
            Set.of("class-bomb.java", "endless-cell.ipynb", "heap-bomb-in-threads.java");

    static List<Attack> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Attack::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it goes on until the time is over. Most of them can have no other report. */
    boolean takesAllTheTime() {
        return report.pattern().startsWith("Timeout") && !report.pattern().contains("|") || PATIENT.contains(name);
    }

    /** What a report says of a result, as text. */
    static String told(StudentResult result) {
        StringBuilder text = new StringBuilder(String.join("\n", result.notes())).append('\n');
        for (ExerciseOutcome exercise : result.exercises()) {
            exercise.tests().forEach(test -> text.append(test.outcome() + ": " + test.detail() + "\n"));
        }
        return text.append(result.output()).toString();
    }

    private static Attack read(Path file) {
        try {
            String name = file.getFileName().toString();
            String text = Files.readString(file);
            String header = name.endsWith(".ipynb")
                    ? Notebook.parse(text, name).cells().get(0).source()
                    : text;
            return new Attack(
                    name,
                    field(header, "Tries", name),
                    Integer.parseInt(field(header, "Points", name)),
                    Pattern.compile(field(header, "Report", name)),
                    new Submission(name, List.of(new SourceFile(name, text)), List.of(), Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(String header, String field, String name) {
        Matcher line = Pattern.compile("(?m)^(?:// )?" + field + ": (.+)$").matcher(header);
        if (!line.find()) {
            throw new IllegalStateException(name + " does not say \"" + field + ": …\" in its header.");
        }
        return line.group(1);
    }

    @Override
    public String toString() {
        return name + ": " + tries;
    }
}
