package dev.stridebook.shape;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransposedWindowTest {
    @Test
    void doublesASize() {
        assertThat(TransposedWindow.of(kernel(2).stride(2)).outputSize(14, 7))
                .as("S2.6")
                .isEqualTo(new Size(28, 14));
        Window halving = kernel(3).stride(2).padding(1);
        assertThat(halving.outputSize(28, 28)).isEqualTo(new Size(14, 14));
        assertThat(new TransposedWindow(halving, new Size(1, 1)).outputSize(14, 14))
                .isEqualTo(new Size(28, 28));
        assertThat(TransposedWindow.of(halving).outputSize(14, 14)).isEqualTo(new Size(27, 27));
    }

    @Property
    void theWindowLeadsBackFromEveryOutputThatTheStrideLeavesOpen(
            @ForAll @IntRange(min = 1, max = 20) int input,
            @ForAll @IntRange(min = 1, max = 6) int kernel,
            @ForAll @IntRange(min = 1, max = 5) int stride,
            @ForAll @IntRange(max = 3) int before,
            @ForAll @IntRange(max = 3) int after,
            @ForAll @IntRange(min = 1, max = 3) int dilation,
            @ForAll @IntRange(max = 4) int outputPadding) {
        Assume.that(outputPadding < stride);
        Window window = kernel(1, kernel)
                .stride(1, stride)
                .padding(new Padding(0, 0, before, after))
                .dilation(1, dilation);
        Assume.that((input - 1) * stride + window.extent().width() > before + after);
        TransposedExplanation up = new TransposedWindow(window, new Size(0, outputPadding)).explain(1, input);

        assertThat(window.outputSize(up.outputSize()).width()).isEqualTo(input);
        int smallest = up.width().output() - outputPadding;
        assertThat(window.outputSize(1, smallest + stride - 1).width()).isEqualTo(input);
        assertThat(window.outputSize(1, smallest + stride).width()).isEqualTo(input + 1);
        assertThat(up.width().choice().isPresent()).isEqualTo(stride > 1);
    }

    @Test
    void explainsItsSizeWithTheNumbers() {
        TransposedExplanation explanation = new TransposedWindow(
                        kernel(3, 2).stride(2, 1).padding(0, 1).dilation(1, 3), new Size(1, 0))
                .explain(4, 5);
        assertThat(explanation).hasToString("""
                10×6
                height: (4 − 1)·2 − 2·0 + (3 − 1) + 1 + 1 = 10
                width: (5 − 1)·1 − 2·1 + 3·(2 − 1) + 0 + 1 = 6""");
        assertThat(explanation.toLatex())
                .contains("&\\text{height} = (4 − 1) \\cdot 2 − 2 \\cdot 0 + (3 − 1) + 1 + 1 = 10 \\\\")
                .contains("&\\text{width} = (5 − 1) \\cdot 1 − 2 \\cdot 1 + 3 \\cdot (2 − 1) + 0 + 1 = 6");
        assertThat(explanation.height().choice())
                .hasValue("the window makes 4 of 9 and of 10 cells alike; output padding 0 or 1 says which is meant");
        assertThat(explanation.width().choice()).isEmpty();
    }

    @Test
    void explainsUnequalPaddingAndALargeStride() {
        TransposedAxisExplanation width = TransposedWindow.of(
                        kernel(4).stride(3).padding(new Padding(0, 0, 1, 2)))
                .explain(1, 6)
                .width();
        assertThat(width.formula()).isEqualTo("(6 − 1)·3 − 1 − 2 + (4 − 1) + 0 + 1 = 16");
        assertThat(width.choice())
                .hasValue("the window makes 6 of 16 to 18 cells alike; output padding 0 to 2 says which is meant");
    }

    @Test
    void hasNoChoiceBeyondTheStrideNorWhereNothingWouldBeLeft() {
        assertThat(new TransposedWindow(kernel(2).stride(2).dilation(4), new Size(3, 3))
                        .explain(2, 2)
                        .width()
                        .choice())
                .isEmpty();
        assertThat(new TransposedWindow(kernel(2).stride(3).padding(1), new Size(1, 1))
                        .explain(1, 1)
                        .width()
                        .choice())
                .isEmpty();
    }

    @Test
    void refusesWhatPyTorchRefuses() {
        assertThatThrownBy(() -> TransposedWindow.of(kernel(2).ceil()))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("never rounds");
        assertThatThrownBy(() -> new TransposedWindow(kernel(3).stride(2, 1), new Size(1, 1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining(
                        "padding in width must be at least 0 and less than the stride or the dilation (1 and 1), but is 1");
        assertThatThrownBy(() -> new TransposedWindow(kernel(3).stride(2), new Size(-1, 0)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("but is -1");
        assertThatThrownBy(() -> TransposedWindow.of(kernel(2).padding(2)).outputSize(3, 3))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("removes all 4 cells that the input's height of 3 is spread over");
        assertThatThrownBy(() -> TransposedWindow.of(kernel(2)).outputSize(3, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("its width is 0");
        assertThatThrownBy(() -> TransposedWindow.of(kernel(1).stride(1 << 30)).outputSize(9, 9))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than any array holds");
        assertThat(new TransposedWindow(kernel(3).dilation(3), new Size(2, 2)).outputSize(1, 1))
                .as("the dilation allows it")
                .isEqualTo(new Size(9, 9));
    }

    @Test
    void printsWhatDiffersFromTheDefaults() {
        assertThat(TransposedWindow.of(kernel(3).stride(2))).hasToString("kernel 3×3, stride 2×2");
        assertThat(new TransposedWindow(kernel(3).stride(2), new Size(1, 0)))
                .hasToString("kernel 3×3, stride 2×2, output padding 1×0");
    }
}
