package dev.stridebook.course.check;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Kind;
import dev.stridebook.course.Variant;
import dev.stridebook.course.VariantNumbers;
import dev.stridebook.course.exercise.ActivationMaps;
import dev.stridebook.course.exercise.BatchAxis;
import dev.stridebook.course.exercise.ForumNetInputs;
import dev.stridebook.course.exercise.ManyKernels;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.course.exercise.RowKernel;
import dev.stridebook.course.exercise.SizesOnTheWay;
import dev.stridebook.course.exercise.SquareKernelParameters;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.graded.Values;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariantsTest {
    private static final List<String> CLASS = List.of(
            "ada", "bob", "cleo", "dan", "eve", "finn", "gil", "hal", "ida", "joe", "kim", "lea", "max", "nora", "olaf",
            "pia", "quin", "rosa", "sam", "tom", "uma", "vic", "willa", "xeno", "yan", "zoe", "李雷", "韩梅梅", "Élise",
            "Борис");

    static Stream<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> exercise.numbers().isPresent());
    }

    @Test
    void allExercisesToComputeHaveNumbersAndNoOthers() {
        assertThat(exercises())
                .hasSize(9)
                .containsExactlyElementsOf(Catalogue.EXERCISES.stream()
                        .filter(exercise -> exercise.exercise().kind() == Kind.COMPUTE)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void everyVariantTellsTheRightAnswerAndAllMistakesApart(GradedExercise<A> exercise) {
        int all = exercise.variant(Variant.of("any")).knownMistakes().size();
        for (int i = 0; i < 1000; i++) {
            GradedExercise<A> variant = exercise.variant(Variant.of("word " + i));
            List<KnownMistake<A>> mistakes = variant.knownMistakes();
            assertThat(mistakes).as("those that differ from the right answer").hasSize(all);
            for (int j = 0; j < all; j++) {
                Object[] values = DrawnNumbers.values(
                        exercise.exercise().contract(), mistakes.get(j).answer());
                for (KnownMistake<A> other : mistakes.subList(0, j)) {
                    if (!other.name().equals(mistakes.get(j).name())) {
                        assertThat(Values.same(
                                        values,
                                        DrawnNumbers.values(exercise.exercise().contract(), other.answer())))
                                .as(
                                        "%s: %s, %s",
                                        variant.task(),
                                        other.name(),
                                        mistakes.get(j).name())
                                .isFalse();
                    }
                }
            }
        }
    }

    /** In the numbers of the documents, too, as far as a rule is wrong there. */
    @ParameterizedTest
    @MethodSource("exercises")
    <A> void noKnownMistakeEarnsAllPointsAndEachIsDiagnosed(GradedExercise<A> exercise) {
        for (String word : List.of("document", "ada", "bob", "cleo")) {
            GradedExercise<A> variant = exercise.variant(Variant.of(word));
            for (KnownMistake<A> mistake : variant.knownMistakes()) {
                Card card = variant.grade(mistake.answer());
                assertThat(card.isFull()).as(card.toString()).isFalse();
                assertThat(card.diagnoses()).as(card.toString()).containsExactly(variant.diagnosis(mistake));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void noTextOfAWrongTryHasTheRightValue(GradedExercise<A> exercise) throws Exception {
        for (String word : List.of("document", "ada", "bob", "cleo", "dan")) {
            GradedExercise<A> variant = exercise.variant(Variant.of(word));
            List<String> right = new ArrayList<>();
            Object answer = right(variant.numbers().orElseThrow());
            for (Method method : exercise.exercise().contract().getMethods()) {
                String value = Values.text(method.invoke(answer));
                if (value.length() > 2) {
                    right.add(value);
                }
            }
            assertThat(String.join("\n", variant.hints())).doesNotContain(right);
            for (KnownMistake<A> mistake : variant.knownMistakes()) {
                assertThat(variant.diagnosis(mistake)).doesNotContain(right);
                Card card = variant.grade(mistake.answer());
                for (TestResult result : card.results()) {
                    assertThat(result.verdict()).isNotInstanceOf(Verdict.Differs.class);
                    if (!(result.verdict() instanceof Verdict.Passed)) {
                        assertThat(result.verdict().detail()).doesNotContainPattern("expected .*given");
                    }
                }
                assertThat(card.toString()).doesNotContainPattern("expected .*given");
                assertThat(card.toMimeBundle().data().get(MimeBundle.HTML)).doesNotContainPattern("expected .*given");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void whatTheLibraryComputesEarnsAllPoints(GradedExercise<A> exercise) {
        for (String word : CLASS.subList(0, 12)) {
            GradedExercise<A> variant = exercise.variant(Variant.of(word));
            A right =
                    exercise.exercise().contract().cast(right(variant.numbers().orElseThrow()));
            Card card = variant.grade(right);
            assertThat(card.isFull()).as(variant.task() + "\n" + card).isTrue();
        }
        A right = exercise.exercise().contract().cast(right(exercise.numbers().orElseThrow()));
        assertThat(exercise.grade(right).isFull()).isTrue();
    }

    /** Answers an exercise with the layers and windows of the library, which the graded tests do not use. */
    private static Object right(VariantNumbers given) {
        if (given instanceof RowKernel.Numbers n) {
            Conv2d layer = new Conv2d(
                    n.in(),
                    n.out(),
                    kernel(n.kernel().height(), n.kernel().width()).samePadding());
            record Given(Size padding, long parameters) implements RowKernel.Answer {}
            return new Given(
                    Size.of((n.kernel().height() - 1) / 2, (n.kernel().width() - 1) / 2),
                    parameters(layer, Shape.of(n.in(), 32, 32)));
        }
        if (given instanceof SquareKernelParameters.Numbers n) {
            long count = parameters(new Conv2d(n.in(), n.out(), kernel(n.kernel())), Shape.of(n.in(), 32, 32));
            return (SquareKernelParameters.Answer) () -> count;
        }
        if (given instanceof PoolSize.Numbers n) {
            return (PoolSize.Answer) () -> n.kernels().stream()
                    .mapToInt(k -> new MaxPool2d(kernel(k).stride(n.stride()))
                            .outputShape(Shape.of(1, n.side(), n.side()))
                            .size()
                            .height())
                    .toArray();
        }
        if (given instanceof ActivationMaps.Numbers n) {
            return (ActivationMaps.Answer)
                    () -> new Conv2d(1, n.kernels(), kernel(n.side())).outputShape(Shape.of(1, n.image()));
        }
        if (given instanceof SizesOnTheWay.Numbers n) {
            Sequential net = new Sequential(
                    new Conv2d(1, 1, kernel(n.kernel())),
                    new MaxPool2d(n.pooling()),
                    new Conv2d(1, 1, kernel(n.kernel())),
                    new MaxPool2d(n.pooling()));
            return (SizesOnTheWay.Answer) () -> net.shapes(Shape.of(1, n.side(), n.side())).stream()
                    .skip(1)
                    .mapToInt(shape -> shape.size().height())
                    .toArray();
        }
        if (given instanceof ManyKernels.Numbers n) {
            Conv2d layer = new Conv2d(n.channels(), n.kernels(), kernel(n.side()));
            record Given(long parameters, Shape outputShape) implements ManyKernels.Answer {}
            Shape input = Shape.of(n.channels(), n.map());
            return new Given(parameters(layer, input), layer.outputShape(input));
        }
        if (given instanceof BatchAxis.Numbers n) {
            Shape output = new Conv2d(
                            n.in(),
                            n.out(),
                            kernel(n.kernel()).padding(n.padding()).stride(n.stride()))
                    .outputShape(Shape.of(n.in(), n.image()));
            return (BatchAxis.Answer) () -> new int[] {
                n.images(),
                output.channels(),
                output.size().height(),
                output.size().width()
            };
        }
        if (given instanceof ForumNetInputs.Numbers n) {
            int[] fitting =
                    IntStream.range(1, 300).filter(side -> fits(n, side)).toArray();
            return (ForumNetInputs.Answer) () -> new int[] {fitting[0], fitting[fitting.length - 1]};
        }
        OutputShape.Numbers n = (OutputShape.Numbers) given;
        record Given(Size outputSize, Size otherOutputSize) implements OutputShape.Answer {}
        return new Given(n.window().outputSize(n.input()), n.other().outputSize(n.otherInput()));
    }

    private static boolean fits(ForumNetInputs.Numbers n, int side) {
        try {
            Size size = kernel(n.kernel()).stride(n.stride()).outputSize(side, side);
            return kernel(n.kernel()).stride(n.stride()).outputSize(size).height() == n.side();
        } catch (ShapeException tooSmall) {
            return false;
        }
    }

    private static long parameters(Layer layer, Shape input) {
        return layer.cost(input).parameters();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void neighboursHaveDifferentNumbers(GradedExercise<?> exercise) {
        Set<VariantNumbers> drawn = new HashSet<>();
        CLASS.forEach(
                word -> drawn.add(exercise.variant(Variant.of(word)).numbers().orElseThrow()));
        assertThat(drawn).hasSizeGreaterThan(CLASS.size() - 6);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyTextHasItsNumbers(GradedExercise<?> exercise) {
        for (String word : CLASS) {
            GradedExercise<?> variant = exercise.variant(Variant.of(word));
            List<String> texts = new ArrayList<>(List.of(variant.title(), variant.task()));
            texts.addAll(variant.hints());
            variant.manifest().forEach(test -> texts.add(test.name()));
            assertThat(texts).noneMatch(text -> text.matches(".*\\{[A-Za-z]+}.*"));
            assertThat(variant.task())
                    .doesNotContainPattern("\\ba (8|11|18|8\\d)\\b")
                    .doesNotContainPattern("\\ban [2-79]");
            assertThat(variant.variant()).contains(Variant.of(word));
        }
        assertThat(exercise.variant(Variant.DOCUMENT)).isSameAs(exercise);
    }

    /** Students and teachers keep what they were handed: these numbers must not change within a term. */
    @Test
    void theSameWordHasTheSameNumbersForGood() {
        assertThat(Stream.of("ada", "李雷")
                        .flatMap(word -> exercises()
                                .map(exercise -> word + " " + exercise.id() + " "
                                        + exercise.variant(Variant.of(word))
                                                .numbers()
                                                .orElseThrow())))
                .containsExactly(
                        "ada S0.2 Numbers[in=7, out=18, kernel=7×1]",
                        "ada S0.3 Numbers[in=8, out=26, kernel=3]",
                        "ada S1.2 Numbers[kernels=8, side=6, image=29×34]",
                        "ada S2.3 Numbers[kernels=160, channels=112, side=5, map=39×21]",
                        "ada S2.4 Numbers[images=64, in=3, out=15, kernel=3, padding=1, stride=3, image=35×45]",
                        "ada S3.5 Numbers[window=kernel 4×7, stride 4×3, padding 2×1, input=20×18, other=kernel 2×9, stride 5×4, padding 0×4, otherInput=16×24]",
                        "ada S0.6 Numbers[side=40, stride=2, kernels=[2, 5, 7]]",
                        "ada S4.1b Numbers[side=10, channels=24, kernel=7, stride=3]",
                        "ada S1.7 Numbers[side=79, kernel=4, pooling=3]",
                        "李雷 S0.2 Numbers[in=3, out=16, kernel=5×1]",
                        "李雷 S0.3 Numbers[in=9, out=27, kernel=5]",
                        "李雷 S1.2 Numbers[kernels=11, side=6, image=39×30]",
                        "李雷 S2.3 Numbers[kernels=272, channels=80, side=3, map=34×31]",
                        "李雷 S2.4 Numbers[images=52, in=4, out=9, kernel=7, padding=3, stride=2, image=48×40]",
                        "李雷 S3.5 Numbers[window=kernel 8×8, stride 2×2, padding 4×3, input=17×21, other=kernel 2×8, stride 2×5, padding 0×4, otherInput=12×12]",
                        "李雷 S0.6 Numbers[side=29, stride=2, kernels=[1, 2, 3]]",
                        "李雷 S4.1b Numbers[side=9, channels=16, kernel=7, stride=2]",
                        "李雷 S1.7 Numbers[side=59, kernel=7, pooling=4]");
    }

    @Test
    void theTasksOfAVariantAreShownTogether() {
        String tasks = new VariantTasks(Variant.of("Ada")).toString();
        assertThat(tasks).startsWith("Exercises to compute, variant ada\n").contains("S0.2 ", "S4.1b ");
        assertThat(Arrays.asList(tasks.split("\n"))).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aCardNamesItsVariant() {
        GradedExercise<PoolSize.Answer> ada = Catalogue.of(PoolSize.EXERCISE.variant("Ada"));
        assertThat(ada.grade(() -> new int[] {1, 2, 3}).toString())
                .startsWith("S0.6 · The size after pooling · variant ada: 0 of 2 points")
                .contains("1, 2, 3] is not right");
        assertThat(Catalogue.of(PoolSize.EXERCISE).grade(() -> new int[0]).toString())
                .doesNotContain("variant");
    }
}
