package dev.stridebook.shape;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Window1dTest {
    @Test
    void strideTwoHalvesTheSampleRate() {
        assertThat(kernel1d(9).padding(4).stride(2).outputLength(8000))
                .as("S3.7")
                .isEqualTo(4000);
    }

    @Property
    void isTheWidthOfAWindowInTwoDimensions(
            @ForAll @IntRange(min = 20, max = 60) int length,
            @ForAll @IntRange(min = 1, max = 7) int kernel,
            @ForAll @IntRange(min = 1, max = 4) int stride,
            @ForAll @IntRange(max = 4) int before,
            @ForAll @IntRange(max = 4) int after,
            @ForAll @IntRange(min = 1, max = 3) int dilation) {
        Window1d line = kernel1d(kernel).stride(stride).padding(before, after).dilation(dilation);
        Window plane = kernel(5, kernel)
                .stride(2, stride)
                .padding(new Padding(1, 1, before, after))
                .dilation(1, dilation);
        assertThat(line.explain(length).formula())
                .isEqualTo(plane.explain(20, length).width().formula());
        assertThat(line.explain(length).reads())
                .isEqualTo(plane.explain(20, length).width().reads());
        assertThat(line.ceil().outputLength(length))
                .isEqualTo(plane.ceil().outputSize(20, length).width());
        assertThat(line.window().outputSize(1, length)).isEqualTo(new Size(1, line.outputLength(length)));
    }

    @Test
    void samePaddingKeepsTheLengthAndValidAddsNothing() {
        assertThat(kernel1d(4).dilation(3).samePadding().outputLength(50)).isEqualTo(50);
        assertThat(kernel1d(4).padding(7).validPadding()).isEqualTo(kernel1d(4));
        assertThatThrownBy(() -> kernel1d(3).stride(2).samePadding())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Padding cannot keep the size");
    }

    @Test
    void refusesWindowsThatCannotSlideOrThatMoveAlongTheHeight() {
        assertThatThrownBy(() -> kernel1d(0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> kernel1d(3).stride(0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> kernel1d(3).padding(-1)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> kernel1d(3).dilation(0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> kernel1d(9).outputLength(8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("The kernel's length is 9, but the input has only 8");
        for (Window window : new Window[] {
            kernel(3, 3),
            kernel(1, 3).stride(2, 1),
            kernel(1, 3).padding(1),
            kernel(1, 3).dilation(2)
        }) {
            assertThatThrownBy(() -> new Window1d(window))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("Use kernel1d.");
        }
    }

    @Test
    void speaksOfLengths() {
        assertThatThrownBy(() -> kernel1d(0))
                .hasMessage("A kernel must be at least 1, but it is 0: otherwise it would cover no cell.");
        assertThatThrownBy(() -> kernel1d(3).stride(-1))
                .hasMessageContaining("A stride must be at least 1, but it is -1");
        assertThatThrownBy(() -> kernel1d(3).dilation(0))
                .hasMessageContaining("A dilation must be at least 1, but it is 0");
        assertThatThrownBy(() -> kernel1d(3).padding(-1, 2)).hasMessageContaining("it is -1 before and 2 after");
        assertThatThrownBy(() -> kernel1d(3).outputLength(0))
                .hasMessage("An input must have a length of at least 1, but its length is 0.");
        assertThatThrownBy(() -> kernel1d(3).samePadding().stride(2)).hasMessageContaining("with stride 2:");
        assertThatThrownBy(() -> kernel1d(3).samePadding().forPooling())
                .hasMessageContaining("Pooling moves a window of length 3 by 3 unless");
        assertThat(kernel1d(3).explain(5)).hasToString("length: ⌊(5 + 2·0 − 3) / 1⌋ + 1 = ⌊2 / 1⌋ + 1 = 3");
    }

    @Test
    void aStrideThatIsNotGivenIsTheKernelsInPooling() {
        assertThat(kernel1d(4).explain(9).window().stride()).isEqualTo(1);
        assertThat(kernel1d(4).forPooling().outputLength(9)).isEqualTo(2);
        assertThat(kernel1d(4).stride(1).forPooling()).isEqualTo(kernel1d(4).stride(1));
    }

    @Test
    void printsWhatDiffersFromTheDefaults() {
        assertThat(kernel1d(9)).hasToString("kernel 9");
        assertThat(kernel1d(9).stride(2).padding(4).dilation(3).ceil())
                .hasToString("kernel 9, stride 2, padding 4, dilation 3, ceil");
        assertThat(kernel1d(2).samePadding()).hasToString("kernel 2, padding 0 before and 1 after");
    }
}
