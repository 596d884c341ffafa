package dev.stridebook.course.graded;

/** An answer judged a claim wrongly. Which judgement is right is not said: there are only three. */
public final class WrongJudgement extends AssertionError {
    private static final long serialVersionUID = 1L;

    WrongJudgement() {
        super("the judgement is another one");
    }
}
