package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.handin.Packing;
import dev.stridebook.handin.Writing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A class whose students all hand in the same right answer, each packed, written and named in another way. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HandedInClassTest {
    /** As Moodle, Canvas, Gradescope and GitHub Classroom name what a student hands in, and as students do. */
    private static final List<String> STUDENTS = List.of(
            "Ada Lovelace_%d_assignsubmission_file_",
            "lovelaceada_LATE_%d_81547_homework-1",
            "submission_%d",
            "convolution-lab-ada-l-%d",
            "Zoë Müller %d",
            "王小明-%d",
            "homework (%d)");

    private static final List<String> FILES =
            List.of("S3_5_OutputShape", "S3_5_OutputShape (1)", "Lösung", "答案", "MY ANSWER", "e\u0301te\u0301");

    private static String fileName(int number) {
        String name = FILES.get(number % FILES.size());
        String ending = number % 2 == 0 ? ".java" : ".ipynb";
        return name + (name.equals("MY ANSWER") ? ending.toUpperCase(Locale.ROOT) : ending);
    }

    @Test
    void everyoneEarnsEveryPoint(@TempDir Path folder) throws Exception {
        Path submissions = Files.createDirectory(folder.resolve("submissions"));
        List<String> written = new ArrayList<>();
        // Both numbers have no common divisor, so that every way of packing meets many ways of writing.
        int students = Math.max(Packing.values().length, 2 * Writing.values().length);
        for (int i = 0; i < students; i++) {
            Packing packing = Packing.values()[i % Packing.values().length];
            Writing writing = Writing.values()[i % Writing.values().length];
            String text = i % 2 == 0 ? writing.source() : writing.notebook();
            String student = STUDENTS.get(i % STUDENTS.size()).formatted(1000 + i);
            packing.write(submissions, student, fileName(i), writing.save(text));
            written.add("%s: %s, %s, %s".formatted(student, packing, writing, fileName(i)));
        }
        // What systems and programs leave behind is nobody's.
        for (String junk : List.of(".DS_Store", "._ada.zip", "Thumbs.db", "desktop.ini", "submission_metadata.yml")) {
            Files.writeString(submissions.resolve(junk), "junk");
        }
        Files.createDirectory(submissions.resolve("__MACOSX"));

        List<StudentResult> results;
        try (Grader grader = Grader.start(Graders.RULES, Graders.CACHE, "auto")) {
            results = Batch.grade(
                    grader,
                    Inbox.list(List.of(submissions), Roster.NONE),
                    folder.resolve("grades"),
                    2,
                    Set.of(),
                    (result, isNew) -> {});
        }

        assertThat(results).hasSize(students);
        assertThat(results)
                .filteredOn(result -> !result.isFull())
                .as(() -> String.join("\n", written))
                .isEmpty();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.notes())
                        .allMatch(note -> note.endsWith("because it is not UTF-8. Save it as UTF-8.")));
    }
}
