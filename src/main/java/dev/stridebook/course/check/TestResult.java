package dev.stridebook.course.check;

/** A graded test and its verdict. */
public record TestResult(GradedTest test, Verdict verdict) {

    /** Returns all of the test's points or none. */
    public int points() {
        return verdict instanceof Verdict.Passed ? test.points() : 0;
    }
}
