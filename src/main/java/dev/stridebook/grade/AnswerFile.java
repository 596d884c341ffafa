package dev.stridebook.grade;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.check.ReportedException;
import java.util.List;

/** A file with answers, which a process can load. */
sealed interface AnswerFile permits JavaFile, NotebookCells {
    /**
     * Loads its answers into the process of a session.
     *
     * @throws ReportedException if the file has no usable answer, or the process ended
     */
    void load(Session into, Problems problems);

    /** Returns the code that answers an exercise, as far as reports show it; empty if there is none. */
    List<CodePart> code(Exercise<?> exercise);
}
