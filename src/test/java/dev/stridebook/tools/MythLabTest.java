package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lesson 09 and the exercises judge the same claims. */
class MythLabTest {
    private static final Pattern VERDICT = Pattern.compile("(?m)^(S\\d\\.\\w+): (true|false|depends)\\b");

    /** Those that judge a claim of the documents, rather than a question. */
    static List<GradedExercise<?>> claims() {
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> exercise.id().contains(".C"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void theLabAndTheExerciseGiveTheSameVerdict(GradedExercise<?> exercise) throws Exception {
        assertThat(verdictsOfTheLab())
                .containsEntry(exercise.id(), judgement(exercise).name().toLowerCase(Locale.ROOT));
    }

    /** What its cells printed: the lesson is stored with its outputs. */
    private static Map<String, String> verdictsOfTheLab() throws Exception {
        String printed = Notebook.read(Path.of("notebooks/09-myth-lab.ipynb")).cells().stream()
                .map(Cell::outputs)
                .flatMap(List::stream)
                .map(Output::text)
                .collect(Collectors.joining("\n"));
        return VERDICT.matcher(printed)
                .results()
                .collect(Collectors.toMap(verdict -> verdict.group(1), verdict -> verdict.group(2)));
    }

    /** The reference answer's, which the graded tests call right. */
    private static Judgement judgement(GradedExercise<?> exercise) throws Exception {
        String file = exercise.answerClass() + ".java";
        String source = ExerciseFiles.in(Path.of("")).solution(exercise);
        Object answer = JavaAnswer.compile(file, file, source).instance().call();
        return (Judgement) exercise.exercise().contract().getMethod("judgement").invoke(answer);
    }
}
