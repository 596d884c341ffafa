package dev.stridebook.grade.similar;

import java.util.List;

/**
 * What was compared of one exercise.
 *
 * @param answers how many answers there are
 * @param compared how many of them were compared
 * @param tooShort how many were too short to say anything
 * @param usual students whose answers are like those of many others, and are therefore in no pair
 * @param leftOut which answers were left out and why
 * @param problem why no answer was compared; empty if they were
 */
public record ComparedExercise(
        String id,
        String title,
        int answers,
        int compared,
        int tooShort,
        List<String> usual,
        List<String> leftOut,
        String problem) {
    public ComparedExercise {
        usual = List.copyOf(usual);
        leftOut = List.copyOf(leftOut);
    }
}
