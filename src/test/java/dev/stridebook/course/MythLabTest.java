package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

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
    static List<Exercise<?>> claims() {
        return Course.EXERCISES.stream()
                .filter(exercise -> exercise.id().contains(".C"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void theLabAndTheExerciseGiveTheSameVerdict(Exercise<?> exercise) throws Exception {
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
    private static Judgement judgement(Exercise<?> exercise) throws Exception {
        String source = ExerciseFiles.in(Path.of("")).solution(exercise);
        Map<String, byte[]> classes = MemoryCompiler.compile(exercise.answerClass() + ".java", source);
        Class<?> answer = new ClassLoader(exercise.contract().getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                byte[] bytes = classes.get(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }.loadClass(exercise.answerClass());
        var constructor = answer.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Judgement) exercise.contract().getMethod("judgement").invoke(constructor.newInstance());
    }
}
