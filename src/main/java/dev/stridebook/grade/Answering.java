package dev.stridebook.grade;

import dev.stridebook.course.check.ReportedException;

/** A file with answers, which a process can load. */
interface Answering {
    /**
     * Loads its answers into the process of a session.
     *
     * @throws ReportedException if the file has no usable answer, or the process ended
     */
    void load(Session into, Problems problems);
}
