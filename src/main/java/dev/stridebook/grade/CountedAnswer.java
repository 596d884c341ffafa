package dev.stridebook.grade;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.check.GradedExercise;

/**
 * An answer that counts.
 *
 * @param exercise the exercise with the student's variant
 * @param file the file with the answer
 * @param number its place among the file's answers to the exercise, from 0
 */
record CountedAnswer(GradedExercise<?> exercise, AnswerFile file, int number) {
    /** Returns the answer in the process of a session, which has loaded the file. */
    <A> A in(Session session, Exercise<A> contract) {
        return RemoteAnswer.of(contract, request -> session.ask(request.put("answer", number)));
    }
}
