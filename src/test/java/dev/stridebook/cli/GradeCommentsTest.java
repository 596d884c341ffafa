package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grades a class again after a teacher has said something about it. */
class GradeCommentsTest {
    private static final String SAID = "2 instead of 1 points, by Frau Groß: die Aufgabe war verdruckt";

    @TempDir
    private Path folder;

    private Path out;

    private Cli grade(String... options) throws IOException {
        out = folder.resolve("out");
        String[] arguments = {"grade", folder.resolve("in").toString(), "--out", out.toString(), "--only", "S3.5"};
        String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return Cli.run(all);
    }

    private TreeMap<String, String> reports() throws IOException {
        TreeMap<String, String> reports = new TreeMap<>();
        try (var files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("journal.jsonl") && !file.endsWith("comments.csv")) {
                    reports.put(out.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return reports;
    }

    @Test
    void whatATeacherSaysOutlivesEveryGradingUntilItIsTakenBack() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        String wrong =
                Files.readString(Path.of("solutions/S3_5_OutputShape.java")).replace("8 + 2 * 1", "8 + 0 * 1");
        Files.writeString(in.resolve("ada.java"), wrong);
        Files.writeString(in.resolve("bob.java"), wrong);
        assertThat(grade().err()).contains("ada: 1 of 2");
        var before = reports();

        Path said = Files.write(
                folder.resolve("said.csv"),
                "student;exercise;points;who;why\r\nada;S3.5;2;Frau Groß;die Aufgabe war verdruckt\r\n"
                        .getBytes("windows-1252"));
        assertThat(grade("--comments", said.toString()).err())
                .contains("ada: 2 of 2 · S3.5: " + SAID + " (unchanged)", "bob: 1 of 2 (unchanged)");
        var after = reports();
        assertThat(after.get("students/ada.html")).contains("2 of 2 points", SAID);
        assertThat(after.get("class.csv")).contains(SAID);
        assertThat(after.get("students/bob.html")).isEqualTo(before.get("students/bob.html"));

        Files.delete(said);
        assertThat(grade("--rerun", "ada").err()).contains("ada: 2 of 2");
        assertThat(reports()).isEqualTo(after);

        Files.writeString(said, "student,exercise,points,who,why\n");
        assertThat(grade("--comments", said.toString()).err()).contains("ada: 1 of 2");
        assertThat(reports()).isEqualTo(before);
    }
}
