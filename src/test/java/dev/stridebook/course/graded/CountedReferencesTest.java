package dev.stridebook.course.graded;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.View;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** References that count what would not fit into memory agree with the layers where it does. */
class CountedReferencesTest {
    private final Random random = new Random(1);

    @Test
    void parametersAreThoseOfTheLayer() {
        for (int i = 0; i < 50; i++) {
            int in = random.nextInt(1, 20);
            int out = random.nextInt(1, 20);
            int height = random.nextInt(1, 8);
            int width = random.nextInt(1, 8);
            assertThat(GradedConvolutionParameters.LIBRARY.parameters(in, out, height, width))
                    .isEqualTo(Library.parameters(
                            new Conv2d(in, out, kernel(height, width)), Shape.of(in, height, width)));
        }
    }

    @Test
    void multiplyAccumulatesAreThoseOfTheLayer() {
        for (int k = 1; k < 40; k += 2) {
            assertThat(GradedSmallKernelCost.LIBRARY.macs(k))
                    .isEqualTo(new Conv2d(3, 12, kernel(k).samePadding())
                            .cost(Shape.of(3, 32, 32))
                            .macs());
        }
    }

    @Test
    void viewsAreThoseOfTheLayer() {
        for (int i = 0; i < 300; i++) {
            int[] shape = random.ints(random.nextInt(1, 4), 1, 6).toArray();
            int[] wanted = random.ints(random.nextInt(1, 4), 1, 6).toArray();
            if (random.nextInt(4) > 0) {
                wanted[random.nextInt(wanted.length)] = -1;
            }
            assertThat(GradedViewShape.LIBRARY.view(shape, wanted)).containsExactly(viewed(shape, wanted));
        }
    }

    @Test
    void rowsAreThoseOfTheLayer() {
        for (int side = 16; side < 60; side++) {
            int maps = ((side - 4) / 2 - 4) / 2;
            for (int images : new int[] {1, 4, 16}) {
                int[] rows = viewed(new int[] {images, 20 * maps * maps}, new int[] {-1, 320});
                assertThat(GradedViewTrap.LIBRARY.rows(images, side)).isEqualTo(rows.length == 0 ? 0 : rows[0]);
            }
        }
    }

    private static int[] viewed(int[] shape, int... wanted) {
        try {
            long[] sizes = Arrays.stream(wanted).asLongStream().toArray();
            return Arrays.stream(View.view(Nd4j.zeros(shape), sizes).shape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
        } catch (ShapeException misfit) {
            return new int[0];
        }
    }
}
