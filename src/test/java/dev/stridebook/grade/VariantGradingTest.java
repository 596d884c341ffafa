package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.grade.report.Reports;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.shape.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small class in which everybody has other numbers. */
class VariantGradingTest {
    private static final GradedExercise<PoolSize.Answer> POOL_SIZE = Catalogue.of(PoolSize.EXERCISE);

    private static Grader grader;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startsTheGrader() throws Exception {
        grader = Grader.start(Rules.of(List.of(POOL_SIZE)), Graders.CACHE, "auto");
    }

    @AfterAll
    static void closesTheGrader() {
        grader.close();
    }

    private static List<Integer> sides(String word) {
        PoolSize.Numbers numbers =
                (PoolSize.Numbers) POOL_SIZE.variant(Variant.of(word)).numbers().orElseThrow();
        return numbers.kernels().stream()
                .map(k -> Window.kernel(k)
                        .stride(numbers.stride())
                        .outputSize(numbers.side(), numbers.side())
                        .height())
                .toList();
    }

    /** As a report would write it. */
    private static String right(String word) {
        return sides(word).toString();
    }

    /** An answer that is right for one variant, in a file that states another, or none. */
    private static String java(String rightFor, String stated) {
        return """
                import dev.stridebook.course.exercise.*;

                %s
                class Mine implements PoolSize.Answer {
                    public int[] sides() {
                        return new int[] {%s};
                    }
                }
                """.formatted(
                        stated.isEmpty() ? "" : "/*\n * Variant: " + stated + "\n */",
                        sides(rightFor).toString().replaceAll("[\\[\\]]", ""));
    }

    private static SourceFile notebook(String rightFor, String... cells) {
        return Graders.notebook(
                "a.ipynb",
                Stream.concat(
                                Stream.of("import dev.stridebook.course.*;\n" + cells[0]),
                                Stream.of(java(rightFor, ""), "PoolSize.EXERCISE.check(new Mine()).show().points()"))
                        .toList());
    }

    private static Submission submission(String student, SourceFile file, String given) {
        return new Submission(
                student,
                List.of(file),
                List.of(),
                Instant.EPOCH,
                given.isEmpty() ? Optional.empty() : Optional.of(Variant.of(given)));
    }

    private static StudentResult grade(SourceFile file, String given) {
        return grader.grade(submission("ada", file, given));
    }

    private static SourceFile java(String text) {
        return new SourceFile("a.java", text);
    }

    @Test
    void eachAnswerIsGradedWithTheNumbersThatItsFileStates() {
        for (String word : List.of("ada", "bob", "document")) {
            StudentResult result = grade(java(java(word, word)), "");
            assertThat(result.isFull()).as(Attack.told(result)).isTrue();
            assertThat(result.exercises().get(0).variant()).isEqualTo(word);
            assertThat(result.notes()).isEmpty();
        }
        assertThat(grade(java(java("document", "")), "").isFull()).isTrue();
        assertThat(grade(java(java("ada", "bob")), "").isFull()).isFalse();
        assertThat(grade(java(java("ada", "")), "").isFull()).isFalse();
    }

    @Test
    void aNotebookStatesItsVariantInACell() {
        StudentResult ada = grade(notebook("ada", "Course.variant(\"Ada\");"), "");
        assertThat(ada.isFull()).as(Attack.told(ada)).isTrue();
        assertThat(ada.exercises().get(0).variant()).isEqualTo("ada");
        assertThat(ada.notes()).isEmpty();
        assertThat(grade(notebook("document", "// Course.variant(\"ada\");"), "")
                        .isFull())
                .isTrue();
    }

    @Test
    void theClassDecidesAndAFileThatStatesAnotherVariantIsNamed() {
        StudentResult right = grade(java(java("bob", "ada")), "bob");
        assertThat(right.isFull()).as(Attack.told(right)).isTrue();
        assertThat(right.notes())
                .containsExactly(
                        "a.java: it states variant ada, but the class gives variant bob, whose numbers S0.6 was graded with.");
        StudentResult edited = grade(java(java("ada", "ada")), "bob");
        assertThat(edited.isFull()).isFalse();
        assertThat(grade(java(java("bob", "")), "bob").notes()).isEmpty();
    }

    @Test
    void aLineThatNamesNoVariantIsToldAndTheNumbersOfTheDocumentsCount() {
        StudentResult result = grade(java(java("document", "<b>")), "");
        assertThat(result.isFull()).as(Attack.told(result)).isTrue();
        assertThat(result.notes()).singleElement().asString().contains("a.java: ", "cannot name a variant");
    }

    @Test
    void noReportOfAClassTellsTheRightValuesAndGradingAgainGivesTheSame() throws Exception {
        List<Submission> students = List.of(
                submission("ada", java(java("ada", "ada")), ""),
                submission("bob", java(java("ada", "ada")), "bob"),
                submission("cleo", notebook("ada", "Course.variant(\"cleo\");"), ""),
                submission("dan", java(java("document", "")), ""));
        Map<String, String> first = reports(students, folder.resolve("first"));
        Map<String, String> second = reports(students, folder.resolve("second"));

        assertThat(second).isEqualTo(first);
        assertThat(first.get("class.csv")).contains("ada,graded,2,2,2,", ",ada,", ",bob,", ",cleo,", ",document,");
        assertThat(first.get("students/bob.html")).contains("variant bob").doesNotContain("expected");
        assertThat(first.get("students/cleo.json"))
                .contains("\"variant\" : \"cleo\"")
                .doesNotContain("expected");
        for (String word : List.of("bob", "cleo")) {
            assertThat(first)
                    .allSatisfy((name, report) -> assertThat(report).as(name).doesNotContain(right(word)));
        }
    }

    private static Map<String, String> reports(List<Submission> students, Path out) throws Exception {
        Reports reports = new Reports(
                out, "S0.6", students.stream().map(Submission::student).toList());
        reports.write(Batch.grade(grader, students, out, 2, Set.of(), (result, isNew) -> reports.write(result)));
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("journal.jsonl")) {
                    texts.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Test
    void anotherVariantIsAnotherGrading(@TempDir Path out) throws Exception {
        SourceFile file = java(java("ada", ""));
        List<Submission> without = List.of(submission("ada", file, ""));
        assertThat(Batch.grade(grader, without, out, 1, Set.of(), (result, isNew) -> {})
                        .get(0)
                        .isFull())
                .isFalse();
        List<Submission> with = List.of(submission("ada", file, "ada"));
        assertThat(Batch.grade(grader, with, out, 1, Set.of(), (result, isNew) -> {})
                        .get(0)
                        .isFull())
                .isTrue();
    }

    @Test
    void theRosterGivesVariants() throws IOException {
        Path roster = Files.writeString(
                folder.resolve("class.csv"), "student;file;variant\nada;a.java;s1\nada;b.java;\nbob;;\n");
        assertThat(Roster.read(roster).variant("ada")).contains(Variant.of("s1"));
        assertThat(Roster.read(roster).variant("bob")).isEmpty();
        List<UnreadSubmission> read =
                Inbox.list(List.of(Files.createDirectory(folder.resolve("empty"))), Roster.read(roster));
        assertThat(read)
                .extracting(UnreadSubmission::variant)
                .containsExactly(Optional.of(Variant.of("s1")), Optional.empty());
        assertThat(read.get(0).withVariantOfName().variant()).contains(Variant.of("s1"));
        assertThat(read.get(1).withVariantOfName().variant()).contains(Variant.of("bob"));

        Files.writeString(roster, "student,variant\nada,s1\nada,s2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roster.read(roster))
                .withMessageEndingWith("gives ada two variants, s1 and s2.");
        Files.writeString(roster, "student,variant\nada,<b>\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roster.read(roster))
                .withMessageContaining("class.csv, ada: \"<b>\" cannot name a variant");
    }
}
