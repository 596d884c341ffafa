package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.Enrolment;
import dev.stridebook.grade.StudentResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A student in an export: who that is in the other system, and the score. */
record Exported(Enrolment enrolment, StudentResult result) {
    /** Who is in a file and who is not. */
    record Chosen(List<Exported> students, List<LeftOut> leftOut) {}

    /** A student who is not in a file, and why not. */
    record LeftOut(String file, String student, String reason) {}

    /** Returns the score after a late penalty; empty if the submission was not graded, since 0 would be a mark. */
    String score() {
        return result.isGraded() ? result.score().toPlainString() : "";
    }

    String name() {
        return enrolment.name();
    }

    /**
     * Returns those whom another system can tell apart: they have an id, and nobody else has it.
     *
     * @param missing what to say of a student without one
     */
    static Chosen withId(String file, List<Exported> all, Function<Enrolment, Optional<String>> id, String missing) {
        List<LeftOut> leftOut = new ArrayList<>();
        Map<String, List<Exported>> byId = new LinkedHashMap<>();
        for (Exported student : all) {
            id.apply(student.enrolment)
                    .filter(Predicate.not(String::isBlank))
                    .ifPresentOrElse(
                            known -> byId.computeIfAbsent(known, none -> new ArrayList<>())
                                    .add(student),
                            () -> leftOut.add(new LeftOut(file, student.result.student(), missing)));
        }
        List<Exported> chosen = new ArrayList<>();
        byId.forEach((known, students) -> {
            if (students.size() == 1) {
                chosen.add(students.get(0));
            } else {
                String together = students.stream()
                        .map(student -> student.result.student())
                        .collect(Collectors.joining(say(", ")));
                students.forEach(student -> leftOut.add(new LeftOut(
                        file,
                        student.result.student(),
                        say("%s have one id, %s. Put them together in the roster's column file.", together, known))));
            }
        });
        return new Chosen(chosen, leftOut);
    }
}
