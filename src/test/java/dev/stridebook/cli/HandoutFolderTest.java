package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutFolderTest {
    @TempDir
    private Path temporary;

    private Path handout(String... options) {
        Path folder = temporary.resolve("handout");
        Cli cli = Cli.run(Stream.concat(Stream.of("author", "handout", "--out", folder.toString()), Stream.of(options))
                .toArray(String[]::new));
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Returns all text of a folder without white space. */
    private static String text(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files(folder)) {
            String text = Files.readString(file);
            if (file.toString().endsWith(".ipynb")) {
                Notebook.parse(text, file.toString())
                        .cells()
                        .forEach(cell -> all.append(cell.source()).append('\n'));
            } else {
                all.append(text);
            }
        }
        return all.toString().replaceAll("\\s+", "");
    }

    /** Returns what a student has to write, line by line and without white space. */
    private static List<String> answer(GradedExercise<?> exercise) {
        String source = exercise.reference().orElseThrow();
        int begin = source.indexOf("// BEGIN SOLUTION") + "// BEGIN SOLUTION".length();
        return source.substring(begin, source.indexOf("// END SOLUTION"))
                .lines()
                .map(line -> line.replaceAll("\\s+", ""))
                .toList();
    }

    @Test
    void aLessonIsItsNotebookItsExercisesAndAReadme() throws Exception {
        Path handout = handout("--lesson", "03");
        List<String> expected = new ArrayList<>(
                List.of("README.md", "exercises/03-padding-and-stride.ipynb", "notebooks/03-padding-and-stride.ipynb"));
        Catalogue.of(Lesson.PADDING_AND_STRIDE)
                .forEach(exercise -> expected.add("exercises/" + exercise.answerClass() + ".java"));
        assertThat(files(handout).stream().map(file -> handout.relativize(file).toString()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(handout.resolve("README.md"))
                .content()
                .contains("Padding and stride", "S3.5")
                .doesNotContain("@");
    }

    @Test
    void nothingInItTellsAnAnswerATestOrAKnownMistake() throws Exception {
        Path handout = handout();
        String text = text(handout);
        String exercises = text(handout.resolve("exercises"));
        for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
            // A lesson may show how to loop over a window; a line such as "}" is in every program.
            assertThat(text).as(exercise.id()).doesNotContain(String.join("", answer(exercise)));
            assertThat(answer(exercise))
                    .as(exercise.id())
                    .filteredOn(line -> line.length() >= 25)
                    .noneMatch(exercises::contains);
            for (KnownMistake<?> mistake : exercise.knownMistakes()) {
                assertThat(text).as(exercise.id()).doesNotContain(diagnosis(exercise, mistake));
            }
        }
        assertThat(text).doesNotContain("SOLUTION", "course.graded", "course.solution", "HIDDENTESTS");
        for (Path file : files(handout)) {
            assertThat(file.toString()).doesNotContain("solutions", "Graded");
            if (file.toString().endsWith(".ipynb")) {
                assertThat(Notebook.read(file).cells())
                        .filteredOn(Cell::isCode)
                        .allMatch(cell -> cell.outputs().isEmpty());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <A> String diagnosis(GradedExercise<A> exercise, KnownMistake<?> mistake) {
        return exercise.diagnosis((KnownMistake<A>) mistake).replaceAll("\\s+", "");
    }

    @Test
    void whatIsHandedOutCanBeAnsweredAndGraded() throws Exception {
        Path handout = handout("--lesson", "03");
        Path submissions = Files.createDirectory(temporary.resolve("submissions"));
        Path exercises = handout.resolve("exercises");
        Files.createDirectory(submissions.resolve("blank"));
        Files.createDirectory(submissions.resolve("done"));
        for (Path file : files(exercises)) {
            Files.copy(file, submissions.resolve("blank").resolve(file.getFileName()));
            String stub = Files.readString(file);
            GradedExercise<?> exercise = Catalogue.of(Lesson.PADDING_AND_STRIDE).stream()
                    .filter(each -> file.endsWith(each.answerClass() + ".java"))
                    .findFirst()
                    .orElse(null);
            if (exercise != null) {
                String reference = exercise.reference().orElseThrow();
                String solution = reference.substring(
                        reference.indexOf("// BEGIN SOLUTION"), reference.indexOf("// END SOLUTION"));
                assertThat(stub).contains("throw new NotAnsweredYetException();");
                stub = replaceEach(stub, reference, solution);
            }
            Files.writeString(submissions.resolve("done").resolve(file.getFileName()), stub);
        }
        Path out = temporary.resolve("grades");
        Cli cli = Cli.run("grade", submissions.toString(), "--lesson", "03", "--out", out.toString());
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        int points = Catalogue.of(Lesson.PADDING_AND_STRIDE).stream()
                .mapToInt(exercise -> exercise.points())
                .sum();
        assertThat(Files.readAllLines(out.resolve("class.csv")))
                .anyMatch(line -> line.startsWith("blank,graded,0,0,%d,".formatted(points)))
                .anyMatch(line -> line.startsWith("done,graded,%1$d,%1$d,%1$d,".formatted(points)));
    }

    /** Puts each answered part of the reference where the stub throws, one after the other. */
    private static String replaceEach(String stub, String reference, String first) {
        String filled = stub;
        int from = reference.indexOf(first);
        while (from >= 0) {
            int end = reference.indexOf("// END SOLUTION", from);
            int place = filled.indexOf("throw new NotAnsweredYetException();");
            filled = filled.substring(0, place)
                    + reference.substring(from, end)
                    + filled.substring(place + "throw new NotAnsweredYetException();".length());
            from = reference.indexOf("// BEGIN SOLUTION", end);
        }
        return filled;
    }

    @Test
    void inAClassEachGetsNumbersOfOnesOwn() throws Exception {
        Path roster = temporary.resolve("class.csv");
        Files.writeString(roster, "student,variant\nAda,\nBob,tea\n");
        Path handout = handout("--exercises", "S3.5", "--roster", roster.toString());
        assertThat(handout.resolve("Ada/exercises/S3_5_OutputShape.java"))
                .content()
                .contains("Variant: ada");
        assertThat(handout.resolve("Bob/exercises/S3_5_OutputShape.java"))
                .content()
                .contains("Variant: tea");
        assertThat(handout.resolve("Bob/README.md")).content().contains("variant `tea`");
        assertThat(handout.resolve("Bob/exercises/03-padding-and-stride.ipynb")).doesNotExist();
    }

    @Test
    void aFolderInUseStaysAsItIs() throws Exception {
        Files.writeString(temporary.resolve("mine.txt"), "");
        Cli cli = Cli.run("author", "handout", "--lesson", "03", "--out", temporary.toString());
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("not an empty folder");
        assertThat(files(temporary)).hasSize(1);
    }
}
