package dev.stridebook.grade.similar;

import dev.stridebook.course.check.AnswerClasses;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.CodePart;
import dev.stridebook.grade.ExerciseOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An exercise and the answers of the class, each with its number. Their code lies in a folder. */
final class AnsweredExercise {
    private static final String SHOWN = "shown";

    private final GradedExercise<?> exercise;
    private final Path folder;
    private final List<Answer> answers = new ArrayList<>();

    private final Map<String, Path> codes = new HashMap<>();

    private record Answer(String student, String file) {}

    /** @param folder for what is compared: the answers' classes, and the class as it was handed out, which does not count */
    AnsweredExercise(String id, Path folder) throws IOException {
        exercise = Catalogue.find(id).orElseThrow();
        this.folder = folder;
        Files.createDirectories(folder.resolve(JPlagMain.ANSWERS));
        Files.createDirectories(folder.resolve(SHOWN));
        Optional<String> stub = exercise.stub();
        if (stub.isPresent()) {
            write(Files.createDirectories(folder.resolve(JPlagMain.STUB)).resolve("Stub.java"), classes(stub.get()));
        }
    }

    void add(String student, ExerciseOutcome outcome) throws IOException {
        String code = outcome.code().stream().map(CodePart::source).collect(Collectors.joining("\n\n"));
        String name = answers.size() + ".java";
        Path shown = folder.resolve(SHOWN).resolve(name);
        write(shown, code);
        write(folder.resolve(JPlagMain.ANSWERS).resolve(name), classes(code));
        answers.add(new Answer(student, outcome.file()));
        codes.put(student, shown);
    }

    String id() {
        return exercise.id();
    }

    String student(int number) {
        return answers.get(number).student();
    }

    /** @param alike numbers of lines, from 1 */
    MarkedCode marked(int number, Set<Integer> alike) {
        Answer answer = answers.get(number);
        return new MarkedCode(answer.student(), answer.file(), "", alike);
    }

    String code(String student) throws IOException {
        return Files.readString(codes.get(student));
    }

    private String classes(String source) {
        return AnswerClasses.of(source, exercise.exercise());
    }

    /** Writes bytes, because not every text of a stranger can be encoded. */
    private static void write(Path file, String source) throws IOException {
        Files.write(file, source.getBytes(StandardCharsets.UTF_8));
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
