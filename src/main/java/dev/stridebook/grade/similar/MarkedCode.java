package dev.stridebook.grade.similar;

import java.io.IOException;
import java.util.Set;

/**
 * A student's code with the lines that are like another's.
 *
 * @param student the student's name in the class
 * @param file where the code is from
 * @param code the code; empty as long as it is not shown
 * @param alike numbers of lines, from 1
 */
public record MarkedCode(String student, String file, String code, Set<Integer> alike) {
    public MarkedCode {
        alike = Set.copyOf(alike);
    }

    MarkedCode of(AnsweredExercise exercise) throws IOException {
        return new MarkedCode(student, file, exercise.code(student), alike);
    }
}
