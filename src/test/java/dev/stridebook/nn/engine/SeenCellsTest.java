package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SeenCellsTest {
    private static ConvolutionShape shape(Window window, int height, int width) {
        return new ConvolutionShape(64, 1, height, width, 2, 1, window);
    }

    @Test
    void onlyTheMiddleOfALargeKernelSeesASmallImage() {
        ConvolutionShape shape = shape(Window.kernel(11).dilation(2).stride(2).padding(9), 8, 8);
        SeenCells seen = SeenCells.of(shape);
        assertThat(seen.window().kernel()).isEqualTo(Size.square(6));
        assertThat(seen.top()).isEqualTo(3);
        assertThat(seen.window().padding()).isEqualTo(new Padding(3, 5, 3, 5));
        assertThat(SeenCells.worthIt(shape)).contains(seen);
        assertThat(SeenCells.worthIt(new ConvolutionShape(1, 1, 8, 8, 2, 1, shape.window())))
                .isEmpty();
    }

    @Test
    void everyCellSeesALargeImage() {
        Window window = Window.kernel(5).padding(2);
        SeenCells seen = SeenCells.of(shape(window, 9, 9));
        assertThat(seen.window().kernel()).isEqualTo(window.kernel());
        assertThat(seen.window().padding()).isEqualTo(window.padding());
        assertThat(SeenCells.worthIt(shape(window, 9, 9))).isEmpty();
    }

    /** Of random windows: as many positions as before, and what is left out sees no image in any of them. */
    @Test
    void whatIsLeftOutSeesOnlyPadding() {
        SplittableRandom random = new SplittableRandom(7);
        List<Integer> leftOut = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            Window window = Window.kernel(random.nextInt(1, 8), random.nextInt(1, 8))
                    .stride(random.nextInt(1, 4), random.nextInt(1, 4))
                    .dilation(random.nextInt(1, 4), random.nextInt(1, 4))
                    .padding(new Padding(random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9)));
            Size image = Size.of(random.nextInt(1, 7), random.nextInt(1, 7));
            Padding padding = window.padding();
            if (window.extent().height() > image.height() + padding.vertical()
                    || window.extent().width() > image.width() + padding.horizontal()) {
                continue;
            }
            ConvolutionShape shape = shape(window, image.height(), image.width());
            SeenCells seen = SeenCells.of(shape);
            assertThat(seen.window().outputSize(image)).as(window.toString()).isEqualTo(window.outputSize(image));
            if (!seen.window().kernel().equals(window.kernel())) {
                assertThat(SeenCells.spansImages(shape)).as(window.toString()).isTrue();
            }
            INDArray ones = Nd4j.ones(DataType.FLOAT, shape.weight());
            INDArray part = seen.of(ones);
            seen.spread(part, ones);
            INDArray x = Nd4j.ones(DataType.FLOAT, 1, 1, image.height(), image.width());
            INDArray all = Nd4j.ones(DataType.FLOAT, shape.weight());
            Engine plain = new Nd4jEngine();
            assertThat(plain.conv2d(x, ones, null, window, 1)).isEqualTo(plain.conv2d(x, all, null, window, 1));
            leftOut.add((int) (all.sumNumber().intValue() - ones.sumNumber().intValue()));
        }
        assertThat(leftOut).hasSizeGreaterThan(1000).anyMatch(count -> count > 0);
    }
}
