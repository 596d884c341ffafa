package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.grade.sandbox.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Grades a part of {@link MixedClass}, or with {@code -Dstridebook.class=300} all of it, which takes some minutes: from files
 * to points.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class MixedClassTest {
    private static final int STUDENTS = Integer.getInteger("stridebook.class", 25);

    @Test
    void everybodyGetsTheExpectedPoints(@TempDir Path folder) throws Exception {
        List<MixedClass.Student> all = MixedClass.read();
        List<MixedClass.Student> students = IntStream.range(0, STUDENTS)
                .mapToObj(i -> all.get(i * all.size() / STUDENTS))
                .toList();
        Path submissions = Files.createDirectory(folder.resolve("submissions"));
        for (MixedClass.Student student : students) {
            student.handIn(submissions);
        }
        Limits shorter = Limits.USUAL.withTimes(Duration.ofSeconds(10), Duration.ofSeconds(45));
        Rules rules = new Rules(Catalogue.EXERCISES, Map.of(), "", Deadline.NONE, shorter);
        List<String> wrong = new ArrayList<>();
        try (Grader grader = Grader.start(rules, Graders.CACHE, "auto")) {
            Map<String, StudentResult> results = Batch.grade(
                            grader,
                            Inbox.list(List.of(submissions), Roster.NONE),
                            folder.resolve("grades"),
                            2,
                            Set.of(),
                            (result, isNew) -> {})
                    .stream()
                    .collect(Collectors.toMap(StudentResult::student, result -> result));
            for (MixedClass.Student student : students) {
                StudentResult result = results.get(student.name());
                if (result.points() != student.points()) {
                    wrong.add("%s: %d points\n%s".formatted(student.toLine(), result.points(), Attack.told(result)));
                }
            }
            assertThat(results).hasSameSizeAs(students);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theFileHasEveryAttackAndEverySolution() throws Exception {
        Map<String, Long> kinds = MixedClass.read().stream()
                .collect(Collectors.groupingBy(MixedClass.Student::kind, Collectors.counting()));
        assertThat(MixedClass.read()).hasSize(MixedClass.STUDENTS);
        assertThat(kinds)
                .containsEntry("attack", (long) Attack.all().size())
                .containsEntry("solution", (long) Catalogue.EXERCISES.size())
                .containsKeys("stub", "mistake");
    }
}
