package dev.stridebook.course;

/** A verdict on a claim. */
public enum Judgement {
    /** True in every case. */
    TRUE,
    /** True in no case; of a claim that says "always", "never" or "must" also: one case refutes it. */
    FALSE,
    /** True in some cases and false in others. */
    DEPENDS
}
