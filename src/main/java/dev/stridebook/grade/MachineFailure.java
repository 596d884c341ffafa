package dev.stridebook.grade;

/** The machine failed and not the answer: no process started, the system killed one, or a part of the library was missing. */
final class MachineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason a part of a sentence that begins with "Not graded, because" */
    MachineFailure(String reason) {
        super(reason);
    }
}
