package dev.stridebook.course.graded;

/** An answer judged a claim wrongly. The message does not reveal the right judgement, since there are only three. */
public final class WrongJudgement extends AssertionError {
    private static final long serialVersionUID = 1L;

    WrongJudgement() {
        super("the judgement is wrong");
    }
}
