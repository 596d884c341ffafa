package dev.stridebook.course;

/** A verdict on a claim. */
public enum Judgement {
    TRUE,
    FALSE,
    /** True in some cases and false in others. */
    DEPENDS
}
