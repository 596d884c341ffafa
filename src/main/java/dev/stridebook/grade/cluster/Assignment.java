package dev.stridebook.grade.cluster;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.Deadline;
import dev.stridebook.grade.HiddenTests;
import dev.stridebook.grade.Rules;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a grader on another machine has to know, so that it grades by the same rules with the same program.
 *
 * @param exercises the ids of the exercises that count
 * @param tests the jar with the teacher's own tests; empty if there is none
 * @param due the deadline; empty if there is none
 * @param late the penalty for each started day after it, in percent
 * @param callMillis time for one call
 * @param submissionMillis time for one submission
 * @param sandbox the sandbox to use, or {@code auto} for the tightest one that works
 * @param language the code of the language of reports
 * @param program the digest of this program
 */
record Assignment(
        List<String> exercises,
        byte[] tests,
        String due,
        int late,
        long callMillis,
        long submissionMillis,
        String sandbox,
        String language,
        String program) {
    /**
     * Describes rules.
     *
     * @param tests the jar that their hidden tests come from
     * @throws IOException if the jar cannot be read
     */
    static Assignment of(Rules rules, Optional<Path> tests, String sandbox) throws IOException {
        return new Assignment(
                rules.exercises().stream().map(GradedExercise::id).toList(),
                tests.isPresent() ? Files.readAllBytes(tests.get()) : new byte[0],
                rules.deadline().due().map(Instant::toString).orElse(""),
                rules.deadline().percentPerDay(),
                rules.limits().call().toMillis(),
                rules.limits().submission().toMillis(),
                sandbox,
                Language.current().code(),
                ProgramDigest.ofThisProcess());
    }

    /** Returns the rules. The tests are in a file that only this user can read until this process exits. */
    Rules rules() throws IOException {
        HiddenTests hidden = tests.length == 0 ? HiddenTests.NONE : HiddenTests.read(jar());
        return new Rules(
                exercises.stream().<GradedExercise<?>>map(Assignment::exercise).toList(),
                hidden.byExercise(),
                hidden.digest(),
                new Deadline(due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due)), late),
                Limits.USUAL.withTimes(Duration.ofMillis(callMillis), Duration.ofMillis(submissionMillis)));
    }

    private static GradedExercise<?> exercise(String id) {
        return Catalogue.find(id).orElseThrow(() -> new IllegalArgumentException(say("There is no exercise %s.", id)));
    }

    private Path jar() throws IOException {
        Path jar = Files.createTempFile("stridebook-tests", ".jar");
        jar.toFile().deleteOnExit();
        return Files.write(jar, tests);
    }
}
