package dev.stridebook.grade;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a class of any size for one exercise: solutions, stubs, known mistakes, attacks that end by themselves, files that cannot be
 * read, and students who hand in nothing. {@code src/test/python/scale_class.py} grades it and compares the points.
 */
final class LargeClass {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Of a hundred students. */
    private static final int SOLUTIONS = 35;

    private static final int STUBS = 10;
    private static final int MISTAKES = 25;
    private static final int ATTACKS = 5;
    private static final int BROKEN_FILES = 10;
    private static final List<String> BROKEN = List.of("zip", "7z", "ipynb", "pdf", "java");

    /** Attacks that take no longer than an answer; others keep a core busy until a limit ends them. */
    private static final List<String> SWIFT = List.of(
            "exit-0.java",
            "exit-cell.ipynb",
            "forged-output.java",
            "html-in-message.java",
            "much-output.java",
            "noise-on-the-pipe.java",
            "null-answer.java",
            "read-environment.java",
            "read-passwords.java",
            "write-report.java");

    private final GradedExercise<?> exercise;
    private final Path folder;
    private final Random random;
    private final List<AnswerSource> mistakes;
    private final List<Integer> pointsOfMistakes;
    private final List<Attack> attacks;

    private <A> LargeClass(GradedExercise<A> exercise, Path folder, long seed) throws IOException {
        this.exercise = exercise;
        this.folder = folder;
        this.random = new Random(seed);
        this.mistakes = MistakeSources.of(exercise);
        this.pointsOfMistakes = exercise.knownMistakes().stream()
                .map(mistake -> exercise.grade(mistake.answer(), PATIENCE).points())
                .toList();
        this.attacks = Attack.all().stream()
                .filter(attack -> SWIFT.contains(attack.name()))
                .toList();
    }

    /**
     * Writes {@code submissions/}, {@code roster.csv} and {@code expected.csv}.
     *
     * @param arguments the folder, the number of students, the exercise and a seed
     */
    public static void main(String[] arguments) throws IOException {
        GradedExercise<?> exercise = Catalogue.find(arguments[2]).orElseThrow();
        new LargeClass(exercise, Path.of(arguments[0]), Long.parseLong(arguments[3]))
                .write(Integer.parseInt(arguments[1]));
    }

    /**
     * What a student hands in.
     *
     * @param file its name, which the roster has; nothing has this name if the text is empty
     */
    private record HandedIn(String kind, String file, String text, int points) {}

    private void write(int students) throws IOException {
        Path submissions = Files.createDirectories(folder.resolve("submissions"));
        List<String> roster = new ArrayList<>(List.of("student,file"));
        List<String> expected = new ArrayList<>(List.of("student,kind,points"));
        for (int i = 1; i <= students; i++) {
            String student = "student-%05d".formatted(i);
            HandedIn drawn = draw(student);
            if (!drawn.text().isEmpty()) {
                Files.writeString(submissions.resolve(drawn.file()), drawn.text());
            }
            roster.add(student + "," + drawn.file());
            expected.add(String.join(",", student, drawn.kind(), Integer.toString(drawn.points())));
        }
        Files.write(folder.resolve("roster.csv"), roster);
        Files.write(folder.resolve("expected.csv"), expected);
    }

    private HandedIn draw(String student) throws IOException {
        boolean isNotebook = random.nextInt(4) == 0;
        int left = random.nextInt(100) - SOLUTIONS;
        if (left < 0) {
            return answer("solution", student, isNotebook, AnswerSource.solution(exercise), exercise.points());
        }
        left -= STUBS;
        if (left < 0) {
            return answer("stub", student, isNotebook, AnswerSource.stub(exercise), 0);
        }
        left -= MISTAKES;
        if (left < 0) {
            int which = random.nextInt(mistakes.size());
            String kind = "mistake " + (which + 1);
            return answer(kind, student, isNotebook, mistakes.get(which), pointsOfMistakes.get(which));
        }
        left -= ATTACKS;
        if (left < 0) {
            Attack attack = attacks.get(random.nextInt(attacks.size()));
            String ending = attack.name().substring(attack.name().lastIndexOf('.'));
            String text = Files.readString(Attack.FOLDER.resolve(attack.name()));
            return new HandedIn(attack.name(), student + ending, text, attack.points());
        }
        left -= BROKEN_FILES;
        if (left < 0) {
            String kind = BROKEN.get(random.nextInt(BROKEN.size()));
            return new HandedIn(kind, student + "." + kind, kind.equals("java") ? "class {" : "not a " + kind, 0);
        }
        return new HandedIn("missing", student + (isNotebook ? ".ipynb" : ".java"), "", 0);
    }

    private static HandedIn answer(String kind, String student, boolean isNotebook, AnswerSource source, int points) {
        SourceFile file = isNotebook ? source.asNotebook(student) : source.asJava(student);
        return new HandedIn(kind, file.name(), file.text(), points);
    }
}
