package dev.stridebook.grade;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A class of 300: solutions, stubs, known mistakes, and everything in {@code src/test/attacks}. Who hands in what and how many
 * points that is worth lies in a file, so that the grader is held to it.
 */
final class MixedClass {
    static final int STUDENTS = 300;

    private static final Path FILE = Path.of("src/test/class/expected.csv");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SEED = 300;

    private MixedClass() {}

    /**
     * A student of the class.
     *
     * @param kind {@code solution}, {@code stub}, {@code mistake} or {@code attack}
     * @param what id of the exercise and for a mistake its number, {@code S3.5 2}, or the attack's file
     * @param form of the file: {@code java} or {@code ipynb}
     * @param points that it is worth
     */
    record Student(String name, String kind, String what, String form, int points) {
        static Student of(String line) {
            String[] fields = line.split(",");
            return new Student(fields[0], fields[1], fields[2], fields[3], Integer.parseInt(fields[4]));
        }

        String toLine() {
            return String.join(",", name, kind, what, form, Integer.toString(points));
        }

        /** Writes what the student hands in. */
        void handIn(Path folder) throws IOException {
            SourceFile file = file();
            Files.writeString(folder.resolve(file.name()), file.text());
        }

        private SourceFile file() throws IOException {
            if (kind.equals("attack")) {
                return new SourceFile(name + "." + form, Files.readString(Attack.FOLDER.resolve(what)));
            }
            String[] words = what.split(" ");
            GradedExercise<?> exercise = Catalogue.find(words[0]).orElseThrow();
            AnswerSource source =
                    switch (kind) {
                        case "solution" -> AnswerSource.solution(exercise);
                        case "stub" -> AnswerSource.stub(exercise);
                        default -> MistakeSources.of(exercise).get(Integer.parseInt(words[1]) - 1);
                    };
            return form.equals("java") ? source.asJava(name) : source.asNotebook(name);
        }
    }

    /** As the file has it. */
    static List<Student> read() throws IOException {
        return Files.readAllLines(FILE).stream().skip(1).map(Student::of).toList();
    }

    /** Writes the file anew: after exercises or attacks have changed. */
    public static void main(String[] arguments) throws IOException {
        List<Student> drawn = new ArrayList<>();
        for (Attack attack : Attack.all()) {
            String form = attack.name().substring(attack.name().lastIndexOf('.') + 1);
            drawn.add(new Student("", "attack", attack.name(), form, attack.points()));
        }
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            drawn.add(new Student("", "solution", exercise.id(), form(drawn), exercise.points()));
        }
        List<Student> others = new ArrayList<>();
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            others.add(new Student("", "stub", exercise.id(), form(others), 0));
            addMistakes(exercise, others);
        }
        Random random = new Random(SEED);
        Collections.shuffle(others, random);
        drawn.addAll(others.subList(0, STUDENTS - drawn.size()));
        Collections.shuffle(drawn, random);
        List<String> lines = new ArrayList<>(List.of("student,kind,what,form,points"));
        for (Student student : drawn) {
            lines.add(new Student(
                            "student-%03d".formatted(lines.size()),
                            student.kind(),
                            student.what(),
                            student.form(),
                            student.points())
                    .toLine());
        }
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
    }

    private static <A> void addMistakes(GradedExercise<A> exercise, List<Student> students) {
        for (int i = 0; i < exercise.knownMistakes().size(); i++) {
            A answer = exercise.knownMistakes().get(i).answer();
            int points = exercise.grade(answer, PATIENCE).points();
            students.add(new Student("", "mistake", exercise.id() + " " + (i + 1), form(students), points));
        }
    }

    private static String form(List<Student> before) {
        return before.size() % 2 == 0 ? "java" : "ipynb";
    }
}
