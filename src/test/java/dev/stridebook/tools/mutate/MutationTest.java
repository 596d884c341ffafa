package dev.stridebook.tools.mutate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutationTest {
    private static final Map<String, List<Mutant>> MUTANTS = new HashMap<>();

    static List<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES;
    }

    private static String solution(GradedExercise<?> exercise) throws Exception {
        return Files.readString(Path.of("solutions", exercise.answerClass() + ".java"));
    }

    private static List<Mutant> mutants(GradedExercise<?> exercise) throws Exception {
        if (!MUTANTS.containsKey(exercise.id())) {
            MUTANTS.put(exercise.id(), make(exercise));
        }
        return MUTANTS.get(exercise.id());
    }

    private static List<Mutant> make(GradedExercise<?> exercise) throws Exception {
        JavaAnswer reference = JavaAnswer.compile(exercise.id(), exercise.id(), solution(exercise));
        return AnswerSource.parse(new Javac(), solution(exercise), Example.of(exercise, reference))
                .mutants(Mutator.ALL);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void eachMutantHasAChangeOfItsOwnAndNearlyAllCompile(GradedExercise<?> exercise) throws Exception {
        List<Mutant> mutants = mutants(exercise);

        Set<String> changes = new HashSet<>();
        assertThat(mutants).hasSizeGreaterThan(20).allMatch(mutant -> changes.add(mutant.change()));
        List<Map<String, byte[]>> compiled =
                new Javac().compile(mutants.stream().map(Mutant::source).toList());
        assertThat(compiled.stream().filter(files -> files == null).count()).isLessThanOrEqualTo(mutants.size() / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S4.C7", "S3.9", "S1.4"})
    void everyMutantIsCounted(String id) throws Exception {
        GradedExercise<?> exercise = Catalogue.find(id).orElseThrow();

        Mutation.Report report = Mutation.of(exercise, solution(exercise)).run();

        assertThat(report.graded().all() + report.broken() + report.same() + report.repeated())
                .isEqualTo(mutants(exercise).size());
        assertThat(report.graded().caught())
                .isGreaterThan(9 * report.graded().surviving().size());
    }

    @Test
    void aLoopThatNeverEndsIsCaught() throws Exception {
        GradedExercise<?> exercise = Catalogue.find("S3.9").orElseThrow();
        String name = exercise.answerClass();
        String endless = solution(exercise).replace("side -= kernel - 1", "side -= 0");
        byte[] counted = Steps.counted(MemoryCompiler.compile(name, endless).get(name));

        Card card = exercise.grade(
                JavaAnswer.of(exercise.exercise(), name, Map.of(name, counted)).instance(), GradedExercise.CALL_LIMIT);

        assertThat(card.points()).isZero();
        assertThat(card.toString()).contains("20,000,000");
    }

    @Test
    void listedMutantsAreGivenWithTheReason() throws Exception {
        Mutant mutant = new Mutant("Statements", 3, "a;", ";", "");
        Equivalents equivalents =
                Equivalents.parse("# comment\nS3.5\tline 3: a; → ;\tnothing reads it\nS3.5\tline 4: b → c\tgone\n");

        assertThat(equivalents.reason("S3.5", mutant)).contains("nothing reads it");
        assertThat(equivalents.reason("S3.6", mutant)).isEmpty();
        assertThat(equivalents.stale("S3.5", List.of(mutant))).containsExactly("line 4: b → c");
        assertThat(equivalents.stale("S3.6", List.of(mutant))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"S3.5\tline 3: a → b", "S9.9\tline 3: a → b\tbecause", "S3.5\tline 3: a → b\tbecause\tmore"})
    void aLineOfTheListHasThreeParts(String line) {
        assertThatThrownBy(() -> Equivalents.parse(line))
                .hasMessageContaining("an exercise's id, a change and the reason")
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void whatIsListedIsStillMade(GradedExercise<?> exercise) throws Exception {
        assertThat(Equivalents.read().stale(exercise.id(), mutants(exercise)))
                .as("changes in equivalents.tsv that nothing makes; run ./stridebook author mutate")
                .isEmpty();
    }
}
