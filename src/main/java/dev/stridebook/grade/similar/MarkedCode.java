package dev.stridebook.grade.similar;

import java.util.Set;

/**
 * A student's code with the lines that are like another's.
 *
 * @param student the student's name in the class
 * @param file where the code is from
 * @param alike numbers of lines, from 1
 */
public record MarkedCode(String student, String file, String code, Set<Integer> alike) {
    public MarkedCode {
        alike = Set.copyOf(alike);
    }
}
