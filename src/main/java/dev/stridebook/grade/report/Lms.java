package dev.stridebook.grade.report;

/** A learning management system that takes grades as files. */
public enum Lms {
    MOODLE,
    CANVAS,
    BLACKBOARD
}
