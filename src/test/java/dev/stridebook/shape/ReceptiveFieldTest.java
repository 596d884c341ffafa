package dev.stridebook.shape;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptiveFieldTest {
    private static final ReceptiveField INPUT = ReceptiveField.of(Size.square(224));

    private static ReceptiveField stack(int layers, Window window) {
        ReceptiveField field = INPUT;
        for (int i = 0; i < layers; i++) {
            field = field.after(window);
        }
        return field;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50})
    void stackedThreeByThreesSeeTwoMoreEach(int layers) {
        assertThat(stack(layers, kernel(3)).size()).as("S3.12").isEqualTo(Size.square(2 * layers + 1));
    }

    @Test
    void threeThreeByThreesSeeLessThanTwoFiveByFives() {
        assertThat(stack(3, kernel(3)).height().size()).as("S3.13").isEqualTo(7);
        assertThat(stack(2, kernel(5)).height().size()).isEqualTo(9);
        assertThat(stack(2, kernel(3))).isEqualTo(stack(1, kernel(5)));
        assertThat(stack(3, kernel(3))).isEqualTo(stack(1, kernel(7)));
    }

    @Test
    void fiftyFiveFiveByFivesTake224DownTo4() {
        assertThat(stack(55, kernel(5)).height().cells()).as("S3.9").isEqualTo(4);
    }

    @Test
    void halvingTakes224To7InFiveStepsAndTo1InSeven() {
        Window half = kernel(2).stride(2);
        assertThat(stack(5, half).height().cells()).as("S3.11").isEqualTo(7);
        assertThat(stack(7, half).height().cells()).isEqualTo(1);
        assertThat(stack(5, half)).hasToString("32×32, jump 32×32");
    }

    @Test
    void followsTheMnistNetWithItsHeightAndWidth() {
        ReceptiveField field = ReceptiveField.of(new Size(28, 28))
                .after(kernel(5))
                .after(kernel(2).stride(2))
                .after(kernel(5))
                .after(kernel(2).stride(2));
        assertThat(field).hasToString("16×16, jump 4×4");
        assertThat(field.joined().size()).isEqualTo(new Size(28, 28));
        assertThat(INPUT.after(kernel(3, 5).stride(1, 2).padding(1, 2))).hasToString("3×5, jump 1×2");
    }

    @Property(tries = 200)
    void enlargedCellsSeeThoseAroundTheirMiddle(
            @ForAll @IntRange(min = 1, max = 12) int input, @ForAll @IntRange(min = 1, max = 20) int output) {
        Window window = kernel(2).stride(2).padding(1);
        AxisField before = AxisField.of(input).after(window.axis(Axis.WIDTH));
        int cells = before.cells();
        Size to = Size.square(output);
        ReceptiveField field = new ReceptiveField(before, before);
        for (int cell = 0; cell < output; cell++) {
            double start = (double) cell * cells / output;
            assertThat(field.copiedTo(to).width().seenBy(cell))
                    .isEqualTo(before.seenBy((long) Math.floor(start + 1e-9)));
            double middle = (cell + 0.5) * cells / output - 0.5;
            assertThat(field.interpolatedTo(to, false).width().seenBy(cell)).isEqualTo(around(before, middle));
            double aligned = output == 1 ? 0 : (double) cell * (cells - 1) / (output - 1);
            assertThat(field.interpolatedTo(to, true).width().seenBy(cell)).isEqualTo(around(before, aligned));
        }
    }

    private static AxisField.Span around(AxisField field, double position) {
        AxisField.Span left = field.seenBy((long) Math.floor(position + 1e-9));
        AxisField.Span right = field.seenBy((long) Math.ceil(position - 1e-9));
        return new AxisField.Span(left.first(), right.last());
    }

    @Test
    void paddingMovesTheField() {
        ReceptiveField padded = INPUT.after(kernel(3).stride(2)).padded(1, 0, -1, 2);
        assertThat(padded.height().seenBy(0)).isEqualTo(new AxisField.Span(-2, 0));
        assertThat(padded.width().seenBy(0)).isEqualTo(new AxisField.Span(2, 4));
        assertThat(padded.width().cells()).isEqualTo(112);
    }

    @Test
    void upsamplingByTwoSharesEachCellAndABlurOverItSeesTwo() {
        TransposedWindow twice = TransposedWindow.of(kernel(2).stride(2));
        ReceptiveField field = ReceptiveField.of(new Size(5, 5)).after(twice);
        assertThat(field).hasToString("1×1, jump 0.5×0.5");
        assertThat(field.height().seenBy(4)).isEqualTo(field.height().seenBy(5)).isEqualTo(new AxisField.Span(2, 2));
        assertThat(field.after(kernel(2)).size()).isEqualTo(new Size(2, 2));
    }

    @Property
    void poolingToAGivenSizeSharesOutTheCells(
            @ForAll @IntRange(min = 1, max = 30) int cells, @ForAll @IntRange(min = 1, max = 30) int shares) {
        AxisField field = AxisField.of(cells).pooledTo(shares);
        for (int share = 0; share < shares; share++) {
            assertThat(field.seenBy(share))
                    .isEqualTo(new AxisField.Span(
                            (long) Math.floor((double) share * cells / shares),
                            (long) Math.ceil((double) (share + 1) * cells / shares) - 1));
        }
        assertThat(field.cells()).isEqualTo(shares);
        assertThat(field.jump()).isEqualTo((double) cells / shares);
    }

    @Test
    void aShortcutSeesLessThanTheBodyBesideIt() {
        ReceptiveField body = INPUT.after(kernel(3).padding(1)).after(kernel(3).padding(1));
        assertThat(body.union(INPUT)).isEqualTo(body);
        assertThat(INPUT.union(body)).isEqualTo(body);
    }

    /** A layer along one axis. */
    private record Step(AxisWindow window, boolean transposed) {}

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 2);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3),
                        small,
                        small,
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(false, false, true))
                .as((kernel, stride, before, after, dilation, transposed) -> new Step(
                        new AxisWindow(Axis.WIDTH, kernel, stride, before, after, dilation, Rounding.FLOOR),
                        transposed));
    }

    /** What one cell sees: the input cells whose change changes it, and whether the input's edge has taken away some. */
    private record Seen(TreeSet<Integer> inputs, boolean isCut) {}

    @Property(tries = 2000)
    void aCellSeesExactlyTheInputsWhoseChangeReachesIt(
            @ForAll @net.jqwik.api.constraints.Size(max = 4) List<@From("steps") Step> network,
            @ForAll @IntRange(min = 1, max = 40) int input) {
        AxisField field = AxisField.of(input);
        List<Seen> map = new ArrayList<>();
        for (int i = 0; i < input; i++) {
            map.add(new Seen(new TreeSet<>(List.of(i)), false));
        }
        for (Step step : network) {
            Assume.that(fits(step, field.cells()));
            map = step.transposed ? spread(map, step.window) : slid(map, step.window);
            field = step.transposed ? field.afterTransposed(step.window, map.size()) : field.after(step.window);
        }
        assertThat(field.cells()).isEqualTo(map.size());
        for (int cell = 0; cell < map.size(); cell++) {
            Seen seen = map.get(cell);
            AxisField.Span span = field.seenBy(cell);
            if (!seen.inputs.isEmpty()) {
                assertThat(span.first()).isLessThanOrEqualTo(seen.inputs.first());
                assertThat(span.last()).isGreaterThanOrEqualTo(seen.inputs.last());
            }
            if (!seen.isCut && !seen.inputs.isEmpty()) {
                assertThat(span).isEqualTo(new AxisField.Span(seen.inputs.first(), seen.inputs.last()));
            }
            assertThat(span.last() - span.first() + 1).isLessThanOrEqualTo(field.size());
        }
    }

    private static boolean fits(Step step, int cells) {
        return step.transposed
                ? (cells - 1) * step.window.stride() + step.window.extent() > step.window.before() + step.window.after()
                : step.window.extent() <= cells + step.window.before() + step.window.after();
    }

    private static List<Seen> slid(List<Seen> map, AxisWindow window) {
        List<Seen> next = new ArrayList<>();
        int cells = map.size() + window.before() + window.after();
        for (int first = 0; first + window.extent() <= cells; first += window.stride()) {
            Seen seen = new Seen(new TreeSet<>(), false);
            for (int k = 0; k < window.kernel(); k++) {
                int cell = first - window.before() + k * window.dilation();
                seen = cell < 0 || cell >= map.size() ? new Seen(seen.inputs, true) : joined(seen, map.get(cell));
            }
            next.add(seen);
        }
        return next;
    }

    private static List<Seen> spread(List<Seen> map, AxisWindow window) {
        int reach = (map.size() - 1) * window.stride() + window.extent();
        List<Seen> next = new ArrayList<>(
                Collections.nCopies(reach - window.before() - window.after(), new Seen(new TreeSet<>(), false)));
        int beyond = window.extent();
        for (int cell = -beyond; cell < map.size() + beyond; cell++) {
            for (int k = 0; k < window.kernel(); k++) {
                int to = cell * window.stride() + k * window.dilation() - window.before();
                if (to >= 0 && to < next.size()) {
                    Seen seen = next.get(to);
                    next.set(
                            to,
                            cell < 0 || cell >= map.size() ? new Seen(seen.inputs, true) : joined(seen, map.get(cell)));
                }
            }
        }
        return next;
    }

    private static Seen joined(Seen one, Seen other) {
        TreeSet<Integer> inputs = new TreeSet<>(one.inputs);
        inputs.addAll(other.inputs);
        return new Seen(inputs, one.isCut || other.isCut);
    }
}
