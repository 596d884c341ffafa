package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    @TempDir
    private Path folder;

    @Test
    void aSubmissionThatCannotBeReadCostsNobodyElseAnything() throws Exception {
        Path gone;
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            gone = zip.getPath("/ada.java");
        }
        Path bob = Files.copy(Path.of("solutions/S3_5_OutputShape.java"), folder.resolve("bob.java"));
        List<UnreadSubmission> all = List.of(
                new UnreadSubmission("ada", List.of(gone), Optional.empty(), Optional.empty()),
                new UnreadSubmission("bob", List.of(bob), Optional.empty(), Optional.empty()));
        try (Grader grader = Grader.start(Graders.RULES, Graders.CACHE, "auto")) {
            List<StudentResult> results = Batch.grade(grader, all, folder, 1, Set.of(), (result, isNew) -> {});
            assertThat(results.get(0).notGraded()).contains("the grader failed: ", "ClosedFileSystemException");
            assertThat(results.get(1).isFull()).isTrue();
        }
    }

    /** Grades nothing, and fails over some students. */
    private record Faulty(Map<String, Error> faults) implements Workplace {
        @Override
        public Rules rules() {
            return Graders.RULES;
        }

        @Override
        public Optional<StudentResult> grade(Submitted submitted, Optional<String> known) {
            fail(submitted.student());
            Submission submission = submitted.read();
            return Optional.of(new StudentResult(
                    submission.student(), submission.digest(rules().digest()), "", List.of(), List.of(), "", 0));
        }

        void fail(String student) {
            Error fault = faults.get(student);
            if (fault != null) {
                throw fault;
            }
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    private static List<Submission> submissions(String... students) {
        return Arrays.stream(students)
                .map(student -> new Submission(student, List.of(), List.of(), Instant.EPOCH))
                .toList();
    }

    @Test
    void anErrorOverOneSubmissionAtWhateverStageCostsNoOther() throws Exception {
        Faulty grading = new Faulty(Map.of("ada", new OutOfMemoryError("here"), "bob", new StackOverflowError()));
        Faulty reporting = new Faulty(Map.of("cleo", new OutOfMemoryError("there"), "dan", new LinkageError()));
        Map<String, StudentResult> told = new ConcurrentHashMap<>();
        List<StudentResult> results = Batch.grade(
                grading, submissions("ada", "bob", "cleo", "dan", "eve"), folder, 2, Set.of(), (result, isNew) -> {
                    reporting.fail(result.student());
                    told.put(result.student(), result);
                });
        assertThat(results).extracting(StudentResult::student).containsExactly("ada", "bob", "cleo", "dan", "eve");
        assertThat(results)
                .extracting(StudentResult::notGraded)
                .containsExactly(
                        "the grader failed: java.lang.OutOfMemoryError: here",
                        "the grader failed: java.lang.StackOverflowError",
                        "the grader failed: java.lang.OutOfMemoryError: there",
                        "the grader failed: java.lang.LinkageError",
                        "");
        assertThat(told.get("ada").isGraded()).isFalse();
        assertThat(told.get("eve").isGraded()).isTrue();
        assertThat(told).doesNotContainKeys("cleo", "dan");
    }
}
