package dev.stridebook.picture;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;

class WindowStripTest {
    @Test
    void drawsEveryPositionOnce() {
        Svg svg = Svg.of(WindowStrip.of(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8));

        assertThat(svg.count("window-edge")).isEqualTo(4);
        assertThat(svg.count("window")).isEqualTo(4 * 15);
        assertThat(svg.count("never-read")).isEqualTo(4 * 16);
        assertThat(svg.texts()).contains("[0][0]", "[0][1]", "[1][0]", "[1][1]");
    }

    @Test
    void hasAlternativeText() {
        Svg svg = Svg.of(WindowStrip.of(kernel(3).padding(1).stride(2), 8, 8));

        assertThat(svg.role()).isEqualTo("img");
        assertThat(svg.title())
                .isEqualTo("All 16 positions of a window with kernel 3×3, stride 2×2, padding 1×1 on an input of 8×8.");
        assertThat(svg.description()).contains("4 rows of 4", "0 of the 64 cells");
    }

    @Test
    void refusesMoreThanAPageHolds() {
        assertThatThrownBy(() -> WindowStrip.of(kernel(3), 28, 28))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("26×26 = 676 positions")
                .hasMessageContaining("WindowPicture.of");
    }
}
