package dev.stridebook.course.check;

/** A graded test and what it found. */
public record TestResult(GradedTest test, Verdict verdict) {

    /** All of the test's points or none. */
    public int points() {
        return verdict instanceof Verdict.Passed ? test.points() : 0;
    }
}
