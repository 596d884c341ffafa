package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.handin.SafeText;

/** The machine failed and not the answer: no process started, something killed one, or a part of the library was missing. */
final class MachineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isKill;

    /** @param reason a part of a sentence that begins with "Not graded, because" */
    MachineFailure(String reason) {
        this(reason, false);
    }

    private MachineFailure(String reason, boolean isKill) {
        super(reason);
        this.isKill = isKill;
    }

    /** The process with the answers ended as if somebody had killed it. */
    static MachineFailure killed(String how) {
        return new MachineFailure(say("something killed the process with the answers: %s", how), true);
    }

    /** The grader failed in a way that nobody has thought of. */
    static MachineFailure of(Throwable unexpected) {
        return new MachineFailure(say("the grader failed: %s", SafeText.line(unexpected.toString(), 400)));
    }

    boolean isKill() {
        return isKill;
    }
}
