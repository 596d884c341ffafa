package dev.stridebook.grade;

import dev.stridebook.course.Variant;
import java.util.List;
import java.util.Objects;

/**
 * An exercise and the result of a student's answer to it.
 *
 * @param id the exercise's id
 * @param title the exercise's title
 * @param file the name of the file with the answer; empty if there is none
 * @param tests the outcome of each graded test
 * @param diagnoses known mistakes that lead to exactly this answer
 * @param variant the variant whose numbers the tests asked for; empty if the exercise has none to draw
 * @param code the student's code, as far as reports show it; empty if there is none
 * @param problem why the code could not be tested, such as the compiler's errors, on several lines; empty if it was
 */
public record ExerciseOutcome(
        String id,
        String title,
        String file,
        List<TestOutcome> tests,
        List<String> diagnoses,
        String variant,
        String code,
        String problem) {
    public ExerciseOutcome {
        tests = List.copyOf(tests);
        diagnoses = List.copyOf(diagnoses);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(problem, "problem");
    }

    /** Creates the outcome of an answer that could be taken. */
    public ExerciseOutcome(
            String id, String title, String file, List<TestOutcome> tests, List<String> diagnoses, String variant) {
        this(id, title, file, tests, diagnoses, variant, "", "");
    }

    /** Returns this outcome with the student's code, and why it could not be tested. */
    ExerciseOutcome withCode(String code, String problem) {
        return new ExerciseOutcome(id, title, file, tests, diagnoses, variant, code, problem);
    }

    /** Returns this outcome without code and its problem; itself if it has neither. */
    ExerciseOutcome withoutCode() {
        return code.isEmpty() && problem.isEmpty() ? this : withCode("", "");
    }

    /** Returns this outcome with other tests. */
    ExerciseOutcome withTests(List<TestOutcome> tests) {
        return new ExerciseOutcome(id, title, file, tests, diagnoses, variant, code, problem);
    }

    /** Returns the variant for people: {@code variant ada}; empty if the numbers are those of the documents. */
    public String ofVariant() {
        return variant.isEmpty() || Variant.of(variant).isDocument() ? "" : "variant " + variant;
    }

    /** Returns the points earned. */
    public int points() {
        return tests.stream().mapToInt(TestOutcome::points).sum();
    }

    /** Returns the maximum number of points. */
    public int of() {
        return tests.stream().mapToInt(TestOutcome::of).sum();
    }

    /** Returns whether a file contains the exercise, but unchanged from how it was handed out. */
    boolean isBlank() {
        return tests.stream().allMatch(test -> test.outcome().equals("not answered"));
    }

    /** Returns whether a file contains an answer to this exercise, also if that cannot be tested; what was handed out is none. */
    public boolean isAnswered() {
        return !file.isEmpty() && !isBlank();
    }
}
