package dev.stridebook.tools.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.cli.Cli;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What compares with PyTorch, as far as it needs no PyTorch. */
class CompareTest {
    static Iterable<Kind> kinds() {
        return Kinds.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameSeedDrawsTheSameCases(Kind kind) {
        for (int number = 0; number < 30; number++) {
            assertThat(Case.draw(kind, 5, number)).isEqualTo(Case.draw(kind, 5, number));
        }
        assertThat(Case.draw(kind, 5, 1)).isNotEqualTo(Case.draw(kind, 5, 2)).isNotEqualTo(Case.draw(kind, 6, 1));
    }

    /** A kind whose cases were nearly all refused would compare nothing. */
    @ParameterizedTest
    @MethodSource("kinds")
    void mostCasesAreComputed(Kind kind) {
        int computed = 0;
        for (int number = 0; number < 40; number++) {
            Answer answer = new Answer(Worker.answer(Case.draw(kind, 7, number).json()));
            assertThat(answer.isRefused() && !answer.isOurOwn())
                    .as(answer.refusal())
                    .isFalse();
            computed += answer.isRefused() ? 0 : 1;
        }
        assertThat(computed).isGreaterThan(20);
    }

    private static final Case CASE = find("Conv2d");
    private static final Answer OURS = new Answer(Worker.answer(CASE.json()));

    /** A case that has everything: a gradient, and no numbers that are not finite. */
    private static Case find(String kind) {
        for (int number = 0; ; number++) {
            Case drawn = Case.draw(Kinds.of(kind), 3, number);
            Answer answer = new Answer(Worker.answer(drawn.json()));
            if (!answer.isRefused()
                    && answer.forwards() == 1
                    && answer.has("dx0")
                    && answer.names().stream().allMatch(name -> isPlain(answer, name))) {
                return drawn;
            }
        }
    }

    private static boolean isPlain(Answer answer, String name) {
        float[] values = Numbers.floats(answer.array(name));
        for (float value : values) {
            if (!(Math.abs(value) > 1e-3 && Math.abs(value) < 1e3)) {
                return false;
            }
        }
        return values.length > 0;
    }

    private static Verdict against(Consumer<ObjectNode> change) {
        ObjectNode theirs = OURS.node().deepCopy();
        change.accept(theirs);
        return Comparison.of(CASE, new Answer(theirs), OURS);
    }

    private static Consumer<ObjectNode> value(String array, Changed changed) {
        return answer -> {
            ObjectNode node = (ObjectNode) answer.required("arrays").required(array);
            float[] values = Numbers.floats(node);
            values[values.length / 2] = changed.of(values[values.length / 2]);
            node.setAll(Numbers.of(values, Numbers.shape(node)));
        };
    }

    private interface Changed {
        float of(float value);
    }

    @Test
    void theSameIsEqual() {
        assertThat(against(answer -> {}).type()).isEqualTo(Verdict.Type.EQUAL);
        assertThat(against(value("y0", value -> Math.nextUp(value))).type()).isEqualTo(Verdict.Type.EQUAL);
    }

    @Test
    void plantedDeviationsAreFound() {
        assertThat(against(value("y0", value -> value * 1.001f)).category()).isEqualTo(Verdict.VALUES);
        assertThat(against(value("dx0", value -> -value)).category()).isEqualTo(Verdict.VALUES);
        assertThat(against(value("dx0", value -> Float.NaN)).category()).isEqualTo(Verdict.VALUES);
        assertThat(against(value("dweight", value -> Float.POSITIVE_INFINITY)).category())
                .isEqualTo(Verdict.VALUES);
        assertThat(against(answer -> ((ObjectNode) answer.required("arrays")).remove("dweight"))
                        .category())
                .isEqualTo("names");
        assertThat(against(answer -> {
                            ObjectNode y =
                                    (ObjectNode) answer.required("arrays").required("y0");
                            float[] values = Numbers.floats(y);
                            y.setAll(Numbers.of(values, values.length));
                        })
                        .category())
                .isEqualTo("shape");
        assertThat(against(CompareTest::refuse).category()).isEqualTo("taken");
    }

    private static void refuse(ObjectNode answer) {
        ((ObjectNode) answer.required("arrays")).removeAll();
        answer.putObject("refused")
                .put("at", "forward 0")
                .put("type", "RuntimeError")
                .put("message", "no");
    }

    @Test
    void anErrorThatIsNotOursIsADeviationThoughBothRefuse() {
        ObjectNode theirs = OURS.node().deepCopy();
        refuse(theirs);
        ObjectNode ours = theirs.deepCopy();
        ((ObjectNode) ours.get("refused"))
                .put("type", "java.lang.IllegalArgumentException")
                .put("from", "dev.stridebook.nn.Conv2d.forward(Conv2d.java:1)");

        assertThat(Comparison.of(CASE, new Answer(theirs), new Answer(ours)).type())
                .isEqualTo(Verdict.Type.REFUSED);
        ((ObjectNode) ours.get("refused"))
                .put("from", "org.nd4j.common.base.Preconditions.throwEx(Preconditions.java:1)");
        assertThat(Comparison.of(CASE, new Answer(theirs), new Answer(ours)).category())
                .isEqualTo("foreign error");
        assertThat(Comparison.of(CASE, new Answer(theirs), Answer.ofCrash("SIGSEGV"))
                        .category())
                .isEqualTo("crash");
    }

    /** Exactly 0, where float32 has lost all digits; and a value that PyTorch computes exactly by luck. */
    @Test
    void whatRoundingExplainsIsClose() {
        assertThat(Comparison.isClose(1e-6f, 0, 0, 1e-6, 0)).isTrue();
        assertThat(Comparison.isClose(1e-6f, 0, 0, 1e-9, 0)).isFalse();
        assertThat(Comparison.isClose(1e-6f, 0, 0, 1e-9, 1e-6)).isTrue();
        assertThat(Comparison.isClose(Float.POSITIVE_INFINITY, Float.NaN, 1e39, 0, 0))
                .isTrue();
        assertThat(Comparison.isClose(Float.NaN, 1, 1, 1, 1)).isFalse();
    }

    @Test
    void aDeviatingCaseIsMadeSimple() {
        Case large = Case.draw(Kinds.of("Sequential"), 1, 4);

        ObjectNode small = Shrinker.shrink(
                large.json(), json -> CaseText.module(json.required("module")).contains("Conv2d"));

        assertThat(CaseText.module(small.required("module"))).startsWith("Conv2d");
        assertThat(small.required("passes")).hasSize(1);
        long[] shape =
                Numbers.shape(small.required("passes").get(0).required("inputs").get(0));
        assertThat(Arrays.stream(shape).max().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--layer=Conv9d", "--engine=cuda", "--cases=0"})
    void wrongOptionsAreExplained(String option) {
        Cli cli = Cli.run("author", "compare", option);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(option.substring(option.indexOf('=') + 1));
    }

    @Test
    void withoutPyTorchItSaysHowToGetIt() {
        Cli cli = Cli.run("author", "compare", "--python", "no-such-python");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("no-such-python has no PyTorch", "pip install torch", "--python");
    }
}
