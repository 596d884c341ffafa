package dev.stridebook.grade;

import dev.stridebook.course.check.TestResult;
import dev.stridebook.course.check.Verdict;
import dev.stridebook.handin.SafeText;

/**
 * The outcome of a graded test, for a report.
 *
 * @param test the test's display name
 * @param outcome {@code passed}, {@code failed}, {@code raised}, {@code not answered}, {@code does not compile}, {@code not tested},
 *     {@code not graded}
 * @param detail more about the outcome; may be empty
 * @param points points earned
 * @param of points for passing
 */
public record TestOutcome(String test, String outcome, String detail, int points, int of) {
    private static final int LONGEST_DETAIL = 500;

    /**
     * Returns the outcome of a test that ran.
     *
     * @throws MachineFailure if it did not
     */
    static TestOutcome of(TestResult result) {
        requireRun(result);
        return new TestOutcome(
                result.test().name(),
                result.verdict().label(),
                SafeText.line(result.verdict().detail(), LONGEST_DETAIL),
                result.points(),
                result.test().points());
    }

    /**
     * Returns the outcome of a teacher's own test that ran, without anything about what it expects.
     *
     * @throws MachineFailure if it did not
     */
    static TestOutcome ofHidden(TestResult result) {
        requireRun(result);
        return new TestOutcome(
                result.test().name(),
                result.verdict() instanceof Verdict.Passed ? result.verdict().label() : "failed",
                "",
                result.points(),
                result.test().points());
    }

    private static void requireRun(TestResult result) {
        if (result.verdict() instanceof Verdict.NotRun) {
            throw new MachineFailure(
                    "the test \"%s\" did not run".formatted(result.test().name()));
        }
    }
}
