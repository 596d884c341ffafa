package dev.stridebook.grade;

import java.util.List;

/**
 * An exercise and what a student's answer to it earned.
 *
 * @param id of the exercise
 * @param title of the exercise
 * @param file that answers it; empty if none does
 * @param tests one for each of the manifest
 * @param diagnoses usual mistakes that lead to exactly this answer
 */
public record ExerciseOutcome(String id, String title, String file, List<TestOutcome> tests, List<String> diagnoses) {
    public ExerciseOutcome {
        tests = List.copyOf(tests);
        diagnoses = List.copyOf(diagnoses);
    }

    public int points() {
        return tests.stream().mapToInt(TestOutcome::points).sum();
    }

    public int of() {
        return tests.stream().mapToInt(TestOutcome::of).sum();
    }

    /** Whether a file has it, but as it was handed out. */
    boolean isBlank() {
        return tests.stream().allMatch(test -> test.outcome().equals("not answered"));
    }

    public boolean isAnswered() {
        return !file.isEmpty();
    }
}
