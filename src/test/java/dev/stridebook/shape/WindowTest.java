package dev.stridebook.shape;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @Test
    void givesTheSizesOfTheLecture() {
        assertThat(kernel(3).padding(1).outputSize(8, 8)).as("S3.1").isEqualTo(new Size(8, 8));
        assertThat(kernel(5, 3).padding(2, 1).outputSize(8, 8)).as("S3.2").isEqualTo(new Size(8, 8));
        assertThat(kernel(3).padding(1).stride(2).outputSize(8, 8)).as("S3.3").isEqualTo(new Size(4, 4));
        assertThat(kernel(3, 5).padding(0, 1).stride(3, 4).outputSize(8, 8))
                .as("S3.4")
                .isEqualTo(new Size(2, 2));
    }

    @Test
    void walksTheMnistNet() {
        Size size = new Size(28, 28);
        int[] sides = new int[4];
        Window[] windows = {kernel(5), kernel(2).stride(2), kernel(5), kernel(2).stride(2)};
        for (int i = 0; i < windows.length; i++) {
            size = windows[i].outputSize(size);
            sides[i] = size.height();
        }
        assertThat(sides).as("S1.7").containsExactly(24, 12, 8, 4);
    }

    @ParameterizedTest(name = "n={0} k={1} s={2} p={3} gives {4}")
    @CsvSource({"5,2,2,0,3", "3,2,2,1,2", "4,1,2,0,2", "10,2,4,1,3"})
    void ceilModeDropsALastWindowThatWouldStartInTheRightPadding(int n, int k, int s, int p, int expected) {
        assertThat(kernel(k).stride(s).padding(p).ceil().outputSize(n, n)).isEqualTo(Size.square(expected));
    }

    @Test
    void ceilModeLetsAWindowHangOverASmallerInput() {
        assertThat(kernel(3).stride(2).ceil().outputSize(2, 4)).isEqualTo(Size.of(1, 2));
        assertThat(kernel(3).stride(2).ceil().explain(2, 4).height().overhang()).isEqualTo(1);
        assertThatThrownBy(() -> kernel(3).stride(2).ceil().outputSize(1, 4)).isInstanceOf(ShapeException.class);
    }

    @Property
    void aWindowHasAsManyPositionsAsOneCanCount(
            @ForAll @IntRange(min = 1, max = 40) int input,
            @ForAll @IntRange(min = 1, max = 7) int kernel,
            @ForAll @IntRange(min = 1, max = 9) int stride,
            @ForAll @IntRange(max = 5) int before,
            @ForAll @IntRange(max = 5) int after,
            @ForAll @IntRange(min = 1, max = 4) int dilation,
            @ForAll Rounding rounding) {
        AxisWindow window = new AxisWindow(Axis.HEIGHT, kernel, stride, before, after, dilation, rounding);
        int padded = before + input + after;
        int positions = 0;
        int start = 0;
        while (start + window.extent() <= padded) {
            positions++;
            start += stride;
        }
        boolean cellsAreLeft = start - stride + window.extent() < padded;
        if (rounding == Rounding.CEIL && cellsAreLeft && start < before + input) {
            positions++;
        }
        if (positions == 0) {
            assertThatThrownBy(() -> window.slideOver(input)).isInstanceOf(ShapeException.class);
            return;
        }
        AxisExplanation explanation = window.slideOver(input);
        assertThat(explanation.output()).isEqualTo(positions);
        assertThat((positions - 1) * stride + window.extent() + explanation.unread() - explanation.overhang())
                .isEqualTo(padded);
    }

    @Property
    void samePaddingKeepsTheSizeForEveryKernel(
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 3) int dilation) {
        Window window = kernel(height, width).dilation(dilation).samePadding();
        assertThat(window.outputSize(11, 13)).isEqualTo(new Size(11, 13));
        assertThat(window.padding().bottom() - window.padding().top()).isIn(0, 1);
        assertThat(window.padding().right() - window.padding().left()).isIn(0, 1);
    }

    @Test
    void samePaddingIsAWishThatDilationAndStrideAreMeasuredBy() {
        assertThat(kernel(3).samePadding().dilation(2).outputSize(8, 8)).isEqualTo(new Size(8, 8));
        assertThat(kernel(2, 4).samePadding().dilation(1, 3).padding()).isEqualTo(new Padding(0, 1, 4, 5));
        assertThat(kernel(3).samePadding().padding(2).dilation(2).padding()).isEqualTo(Padding.symmetric(2, 2));
        assertThatThrownBy(() -> kernel(3).samePadding().stride(1, 2))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Padding cannot keep the size with stride 1×2: every step skips cells. Use stride 1, or give the "
                                + "padding in numbers.");
        assertThatThrownBy(() -> kernel(Integer.MAX_VALUE).samePadding().dilation(2))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than any array holds");
    }

    @Test
    void aStrideThatIsNotGivenIsTheKernelsInPooling() {
        assertThat(kernel(2, 1).stride()).isEqualTo(new Size(1, 1));
        assertThat(kernel(2, 1).forPooling().stride()).isEqualTo(new Size(2, 1));
        assertThat(kernel(3).padding(1).dilation(2).ceil().forPooling())
                .isEqualTo(kernel(3).padding(1).dilation(2).ceil().stride(3));
        assertThat(kernel(3).stride(1).forPooling().stride()).isEqualTo(new Size(1, 1));
        assertThat(kernel(1).samePadding().forPooling().stride()).isEqualTo(new Size(1, 1));
        assertThat(kernel(3).samePadding().stride(1).forPooling().outputSize(5, 5))
                .isEqualTo(new Size(5, 5));
        assertThatThrownBy(() -> kernel(2, 3).samePadding().forPooling())
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Pooling moves a window of 2×3 by 2×3 unless a stride is given, and no padding keeps the size then. "
                                + "Add stride(1), or give the padding in numbers.");
    }

    @Test
    void explainsTheExerciseWithItsNumbers() {
        Explanation explanation = kernel(3, 5).padding(0, 1).stride(3, 4).explain(8, 8);
        assertThat(explanation).hasToString("""
                        2×2
                        height: ⌊(8 + 2·0 − 3) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2
                        width: ⌊(8 + 2·1 − 5) / 4⌋ + 1 = ⌊5 / 4⌋ + 1 = 2""");
        assertThat(explanation.toLatex())
                .contains("\\left\\lfloor\\frac{8 + 2 \\cdot 0 − 3}{3}\\right\\rfloor + 1")
                .contains("= 2");
        assertThat(explanation.height().unread()).isEqualTo(2);
        assertThat(explanation.width().unread()).isEqualTo(1);
    }

    @Test
    void explainsDilationAndUnequalPadding() {
        Explanation explanation =
                kernel(2).dilation(3).padding(new Padding(0, 1, 2, 2)).explain(8, 8);
        assertThat(explanation.height().formula()).isEqualTo("⌊(8 + 0 + 1 − 3·(2 − 1) − 1) / 1⌋ + 1 = ⌊5 / 1⌋ + 1 = 6");
        assertThat(explanation.width().formula()).isEqualTo("⌊(8 + 2·2 − 3·(2 − 1) − 1) / 1⌋ + 1 = ⌊8 / 1⌋ + 1 = 9");
    }

    @Test
    void saysWhenCeilModeDropsAWindow() {
        assertThat(kernel(1).stride(2).ceil().explain(4, 5).height().toString())
                .isEqualTo("height: ⌈(4 + 2·0 − 1) / 2⌉ + 1 = ⌈3 / 2⌉ + 1 = 2"
                        + " (a last window that would start in the padding is dropped)");
    }

    @Test
    void refusesWindowsThatCannotSlide() {
        assertThatThrownBy(() -> kernel(0, 3))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "A kernel must be at least 1 in height and in width, but it is 0×3: otherwise it would cover no cell.");
        assertThatThrownBy(() -> kernel(3).stride(0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("A stride must be at least 1")
                .hasMessageContaining("0×0");
        assertThatThrownBy(() -> kernel(3).dilation(1, 0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> kernel(3).padding(-1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Padding cannot be negative, but it is -1×-1");
        assertThatThrownBy(() -> kernel(3).stride(2).samePadding())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("stride 2×2");
    }

    @Test
    void refusesAnInputThatIsTooSmallAndSaysWhatWouldDo() {
        assertThatThrownBy(() -> kernel(5, 3).padding(1, 0).outputSize(2, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessage("The kernel's height is 5, but the input has only 2, or 4 with its padding of 1 + 1. "
                        + "Use a kernel of at most 4, or add 1 to the padding in all.");
        assertThatThrownBy(() -> kernel(3).dilation(4).outputSize(20, 8))
                .hasMessage("The kernel's width is 3 and spans 9 cells with dilation 4, but the input has only 8. "
                        + "Use a kernel of at most 2, or add 1 to the padding in all.");
        assertThatThrownBy(() -> kernel(1).outputSize(0, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("its height is 0");
    }

    @Test
    void refusesNumbersThatNoArrayHolds() {
        assertThatThrownBy(() -> kernel(Integer.MAX_VALUE).dilation(3).outputSize(8, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than any array holds");
        assertThatThrownBy(() -> kernel(1).padding(Integer.MAX_VALUE).outputSize(8, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than any array holds");
    }

    @Test
    void printsWhatDiffersFromTheDefaults() {
        assertThat(kernel(3)).hasToString("kernel 3×3");
        assertThat(kernel(3).stride(1)).hasToString("kernel 3×3, stride 1×1");
        assertThat(kernel(3, 5).padding(0, 1).stride(3, 4).dilation(2).ceil())
                .hasToString("kernel 3×5, stride 3×4, padding 0×1, dilation 2×2, ceil");
    }
}
