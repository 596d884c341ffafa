package dev.stridebook.grade;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
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
    private static final int BROKEN = 10;

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

    private <A> LargeClass(GradedExercise<A> exercise, Path folder, long seed) throws IOException {
        this.exercise = exercise;
        this.folder = folder;
        this.random = new Random(seed);
        this.mistakes = MistakeSources.of(exercise);
        this.pointsOfMistakes = exercise.knownMistakes().stream()
                .map(mistake -> exercise.grade(mistake.answer(), PATIENCE).points())
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

    private void write(int students) throws IOException {
        Path submissions = Files.createDirectories(folder.resolve("submissions"));
        List<Attack> attacks = Attack.all().stream()
                .filter(attack -> SWIFT.contains(attack.name()))
                .toList();
        List<String> roster = new ArrayList<>(List.of("student,file"));
        List<String> expected = new ArrayList<>(List.of("student,kind,points"));
        for (int i = 1; i <= students; i++) {
            String name = "student-%05d".formatted(i);
            String file = name + (random.nextInt(4) == 0 ? ".ipynb" : ".java");
            String text = "";
            String kind;
            int points = 0;
            int draw = random.nextInt(100);
            if ((draw -= SOLUTIONS) < 0) {
                kind = "solution";
                text = text(AnswerSource.solution(exercise), file);
                points = exercise.points();
            } else if ((draw -= STUBS) < 0) {
                kind = "stub";
                text = text(AnswerSource.stub(exercise), file);
            } else if ((draw -= MISTAKES) < 0) {
                int which = random.nextInt(mistakes.size());
                kind = "mistake " + (which + 1);
                text = text(mistakes.get(which), file);
                points = pointsOfMistakes.get(which);
            } else if ((draw -= ATTACKS) < 0) {
                Attack attack = attacks.get(random.nextInt(attacks.size()));
                kind = attack.name();
                file = name + attack.name().substring(attack.name().lastIndexOf('.'));
                text = Files.readString(Attack.FOLDER.resolve(attack.name()));
                points = attack.points();
            } else if ((draw -= BROKEN) < 0) {
                List<String> broken = List.of("zip", "7z", "ipynb", "pdf", "java");
                kind = broken.get(random.nextInt(broken.size()));
                file = name + "." + kind;
                text = kind.equals("java") ? "class {" : "not a " + kind;
            } else {
                kind = "missing";
            }
            if (!kind.equals("missing")) {
                Files.writeString(submissions.resolve(file), text);
            }
            roster.add(name + "," + file);
            expected.add(String.join(",", name, kind, Integer.toString(points)));
        }
        Files.write(folder.resolve("roster.csv"), roster);
        Files.write(folder.resolve("expected.csv"), expected);
    }

    private static String text(AnswerSource answer, String file) {
        String name = file.substring(0, file.lastIndexOf('.'));
        return (file.endsWith(".java") ? answer.asJava(name) : answer.asNotebook(name)).text();
    }
}
