package dev.stridebook.grade.similar;

import dev.stridebook.course.check.AnswerClasses;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.ExerciseOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exercise and the answers of the class, each with its number. */
final class AnsweredExercise {
    private final GradedExercise<?> exercise;
    private final List<Answer> answers = new ArrayList<>();

    /** @param student the student's name in the class */
    record Answer(String student, String file, String code) {}

    AnsweredExercise(String id) {
        exercise = Catalogue.find(id).orElseThrow();
    }

    void add(String student, ExerciseOutcome outcome) {
        answers.add(new Answer(student, outcome.file(), outcome.code()));
    }

    String id() {
        return exercise.id();
    }

    Answer answer(int number) {
        return answers.get(number);
    }

    /** Writes what is compared: the answers' classes, and the class as it was handed out, which does not count. */
    void write(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(JPlagMain.ANSWERS));
        for (int number = 0; number < answers.size(); number++) {
            write(sources.resolve(number + ".java"), answers.get(number).code());
        }
        Optional<String> stub = exercise.stub();
        if (stub.isPresent()) {
            write(Files.createDirectories(folder.resolve(JPlagMain.STUB)).resolve("Stub.java"), stub.get());
        }
    }

    /** Writes bytes, because not every text of a stranger can be encoded. */
    private void write(Path file, String source) throws IOException {
        Files.write(file, AnswerClasses.of(source, exercise.exercise()).getBytes(StandardCharsets.UTF_8));
    }

    ComparedExercise summary(int compared, int tooShort, List<String> usual, List<String> leftOut) {
        return new ComparedExercise(
                exercise.id(), exercise.title(), answers.size(), compared, tooShort, usual, leftOut, "");
    }

    ComparedExercise notCompared(String problem) {
        return new ComparedExercise(
                exercise.id(), exercise.title(), answers.size(), 0, 0, List.of(), List.of(), problem);
    }
}
