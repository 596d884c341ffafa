package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.check.TestResult;
import dev.stridebook.course.check.Verdict;
import dev.stridebook.handin.SafeText;

/**
 * The outcome of a graded test, for a report.
 *
 * @param test the test's display name
 * @param outcome its state, in English: {@code passed}, {@code failed}, {@code raised}, {@code took too long}, {@code not answered}, {@code does not compile}, {@code not tested},
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
                result.verdict().state(),
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
                result.verdict() instanceof Verdict.Passed ? result.verdict().state() : "failed",
                "",
                result.points(),
                result.test().points());
    }

    /** Returns outcome and detail for people. */
    public String said() {
        String label =
                switch (outcome) {
                    case "does not compile" -> say("does not compile");
                    case "not tested" -> say("not tested");
                    case "not graded" -> say("not graded");
                    default -> Verdict.label(outcome);
                };
        return detail.isEmpty() ? label : say("%s: %s", label, detail);
    }

    private static void requireRun(TestResult result) {
        if (result.verdict() instanceof Verdict.NotRun) {
            throw new MachineFailure(
                    say("the test \"%s\" did not run", result.test().name()));
        }
    }
}
