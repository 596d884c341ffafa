package dev.stridebook.course;

/** What to think of a claim. */
public enum Judgement {
    TRUE,
    FALSE,
    /** True in some cases and false in others. */
    DEPENDS
}
