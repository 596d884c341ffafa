package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

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
 * @param remarks what teachers say about it
 */
public record ExerciseOutcome(
        String id,
        String title,
        String file,
        List<TestOutcome> tests,
        List<String> diagnoses,
        String variant,
        List<CodePart> code,
        String problem,
        List<Remark> remarks) {
    public ExerciseOutcome {
        tests = List.copyOf(tests);
        diagnoses = List.copyOf(diagnoses);
        code = List.copyOf(code);
        Objects.requireNonNull(problem, "problem");
        remarks = List.copyOf(remarks);
    }

    /** Creates the outcome of an answer that could be taken. */
    public ExerciseOutcome(
            String id, String title, String file, List<TestOutcome> tests, List<String> diagnoses, String variant) {
        this(id, title, file, tests, diagnoses, variant, List.of(), "", List.of());
    }

    /** Returns this outcome with the student's code, and why it could not be tested. */
    ExerciseOutcome withCode(List<CodePart> code, String problem) {
        return new ExerciseOutcome(id, title, file, tests, diagnoses, variant, code, problem, remarks);
    }

    /** Returns this outcome without code and its problem; itself if it has neither. */
    ExerciseOutcome withoutCode() {
        return code.isEmpty() && problem.isEmpty() ? this : withCode(List.of(), "");
    }

    /** Returns this outcome with other tests. */
    ExerciseOutcome withTests(List<TestOutcome> tests) {
        return new ExerciseOutcome(id, title, file, tests, diagnoses, variant, code, problem, remarks);
    }

    /** Returns this outcome with what teachers say about it. */
    ExerciseOutcome withRemarks(List<Remark> remarks) {
        return new ExerciseOutcome(id, title, file, tests, diagnoses, variant, code, problem, remarks);
    }

    /** Returns the variant for people: {@code variant ada}; empty if the numbers are those of the documents. */
    public String ofVariant() {
        return variant.isEmpty() || Variant.of(variant).isDocument() ? "" : say("variant %s", variant);
    }

    /** Returns the points earned in tests, as teachers have changed them. */
    public int points() {
        int sum = testPoints();
        for (Remark remark : remarks) {
            sum += remark.points();
        }
        return sum;
    }

    /** Returns the points earned in tests. */
    public int testPoints() {
        // No stream here and below: reports of a large class add up millions of tests.
        int sum = 0;
        for (TestOutcome test : tests) {
            sum += test.points();
        }
        return sum;
    }

    /** Returns the maximum number of points. */
    public int of() {
        int sum = 0;
        for (TestOutcome test : tests) {
            sum += test.of();
        }
        return sum;
    }

    /** Returns whether a file contains the exercise, but unchanged from how it was handed out. */
    boolean isBlank() {
        return tests.stream().allMatch(test -> test.outcome().equals("not answered"));
    }

    /** Returns whether a file contains an answer to this exercise, also if that cannot be tested; what was handed out is none. */
    public boolean isAnswered() {
        return !file.isEmpty() && !isBlank();
    }

    /** Returns whether there is something to tell: an answer, or what a teacher says. */
    public boolean isTold() {
        return isAnswered() || !remarks.isEmpty();
    }
}
