package dev.stridebook.grade.similar;

import static org.assertj.core.api.Assertions.assertThat;

import de.jplag.JPlag;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.grade.CodePart;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimilaritiesTest {
    private static final String CONVOLUTION = "S3.3";

    private final List<StudentResult> results = new ArrayList<>();

    private void handIn(String student, Map<String, String> codeByExercise) {
        List<ExerciseOutcome> outcomes = new ArrayList<>();
        codeByExercise.forEach((id, code) -> outcomes.add(new ExerciseOutcome(
                id,
                "",
                "answer.java",
                List.of(new TestOutcome("test", "passed", "", 1, 1)),
                List.of(),
                "",
                List.of(new CodePart(0, code)),
                "",
                List.of())));
        results.add(new StudentResult(student, "0", "plain", outcomes, List.of(), "", 0));
    }

    private void handIn(String student, String code) {
        handIn(student, Map.of(CONVOLUTION, code));
    }

    private static String reference(String exercise) {
        return Catalogue.find(exercise).orElseThrow().reference().orElseThrow();
    }

    private static List<String> pairs(Similarities found) {
        return found.pairs().stream()
                .map(pair -> pair.first().student() + "-" + pair.second().student())
                .sorted()
                .toList();
    }

    @Test
    void copiesWithOtherNamesOrdersAndFormsAreFoundAndIndependentAnswersAreNot() throws Exception {
        for (int i = 0; i < StridedAnswers.INDEPENDENT.size(); i++) {
            handIn("honest" + i, StridedAnswers.INDEPENDENT.get(i));
        }
        handIn("reader", reference(CONVOLUTION));
        for (int i = 0; i < StridedAnswers.COPIES.size(); i++) {
            handIn("copy" + i, StridedAnswers.COPIES.get(i));
        }
        Similarities found = Similarities.of(results);
        assertThat(pairs(found))
                .containsExactly(
                        "copy0-copy1", "copy0-copy2", "copy0-copy3", "copy1-copy2", "copy1-copy3", "copy2-copy3");
        // Only the first and the last have the same tokens.
        assertThat(found.pairs().get(0).percent()).isEqualTo(100);
        assertThat(found.groups()).containsExactly(List.of("copy0", "copy1", "copy2", "copy3"));
        assertThat(found.exercises()).singleElement().satisfies(exercise -> {
            assertThat(exercise.compared()).isEqualTo(9);
            // The one with streams.
            assertThat(exercise.tooShort()).isEqualTo(1);
            assertThat(exercise.leftOut()).isEmpty();
        });
        SimilarPair moved = found.pairs().stream()
                .filter(pair -> pair.second().student().equals("copy2"))
                .findFirst()
                .orElseThrow();
        assertThat(moved.isWordForWord()).isFalse();
        String[] lines = moved.second().code().split("\n");
        assertThat(moved.second().alike())
                .allMatch(line -> !lines[line - 1].contains("====="))
                .hasSizeGreaterThan(15);
    }

    @Test
    void answersThatAreTooShortToSayAnythingAreInNoPair() throws Exception {
        for (int i = 0; i < 3; i++) {
            Map<String, String> answers = new LinkedHashMap<>();
            Catalogue.EXERCISES.stream()
                    .filter(exercise -> exercise.numbers().isPresent())
                    .forEach(exercise -> answers.put(exercise.id(), reference(exercise.id())));
            handIn("student" + i, answers);
        }
        Similarities found = Similarities.of(results);
        assertThat(found.pairs()).isEmpty();
        assertThat(found.exercises())
                .isNotEmpty()
                .allMatch(exercise -> exercise.tooShort() == 3 && exercise.compared() == 0);
    }

    @Test
    void theUsualAnswerOfALargeClassIsInNoPair() throws Exception {
        for (int i = 0; i < 30; i++) {
            handIn("usual%02d".formatted(i), reference(CONVOLUTION).replace("row", "row" + i));
        }
        handIn("ada", StridedAnswers.ORIGINAL);
        handIn("bob", StridedAnswers.RENAMED);
        Similarities found = Similarities.of(results);
        assertThat(pairs(found)).containsExactly("ada-bob");
        assertThat(found.exercises().get(0).usual()).hasSize(30);
    }

    @Test
    void hostileAnswersAreLeftOutByNameAndDisturbNoOthers() throws Exception {
        String type = "class A implements StridedConvolution.Answer { double[][] a = %s; }";
        Map<String, String> hostile = Map.of(
                "deep", type.formatted("(".repeat(9_000) + "1" + ")".repeat(9_000)),
                "open", "class A implements StridedConvolution.Answer { /* ",
                "quoted", type.formatted("\"\"\" "),
                "blocks", type.formatted("1") + "{".repeat(9_000),
                "generic", type.formatted("new A<" + "A<".repeat(3_000) + "()"),
                "lambdas", type.formatted("x -> ".repeat(3_000) + "1"),
                "expression", "StridedConvolution.EXERCISE.check((a, b, c, d) -> a)",
                "controls", type.formatted("\u0000\u001a\ud800"));
        new TreeMap<>(hostile).forEach(this::handIn);
        handIn("xander", StridedAnswers.ORIGINAL);
        handIn("zoe", StridedAnswers.RENAMED);
        Similarities found = Similarities.of(results);
        assertThat(pairs(found)).containsExactly("xander-zoe");
        ComparedExercise exercise = found.exercises().get(0);
        assertThat(exercise.answers()).isEqualTo(10);
        assertThat(exercise.compared()
                        + exercise.tooShort()
                        + exercise.leftOut().size())
                .isEqualTo(10);
        assertThat(exercise.leftOut().stream().map(line -> line.substring(0, line.indexOf(':'))))
                .contains("deep", "open", "quoted");
    }

    @Test
    void whatIsNotComparedInTimeIsNamed() throws Exception {
        handIn("ada", StridedAnswers.ORIGINAL);
        handIn("bob", StridedAnswers.RENAMED);
        Similarities found = Similarities.of(results, Duration.ofMillis(1));
        assertThat(found.pairs()).isEmpty();
        assertThat(found.exercises())
                .extracting(ComparedExercise::problem)
                .allMatch(problem -> problem.contains("time"));
    }

    @Test
    void theSameAnswersGiveTheSameReport() throws Exception {
        List<String> all = new ArrayList<>(StridedAnswers.COPIES);
        all.addAll(StridedAnswers.INDEPENDENT);
        for (int i = 0; i < all.size(); i++) {
            handIn("student" + i, all.get(i));
        }
        assertThat(Similarities.of(results)).isEqualTo(Similarities.of(results));
    }

    @Test
    void theClassesCompileAgainstTheVersionThatIsFetched() {
        assertThat(JPlag.JPLAG_VERSION.toString()).contains(JPlagFiles.VERSION.split("\\."));
        assertThat(Catalogue.EXERCISES.stream()
                        .map(exercise -> exercise.stub().isPresent())
                        .collect(Collectors.toSet()))
                .containsExactly(true);
    }
}
