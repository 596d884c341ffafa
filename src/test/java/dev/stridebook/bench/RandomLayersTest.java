package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomLayersTest {
    private static final List<LayerCase> DRAWN = RandomLayers.draw(200, 7);

    @Test
    void theSameSeedDrawsTheSameLayers() {
        assertThat(RandomLayers.draw(200, 7)).isEqualTo(DRAWN);
        assertThat(RandomLayers.draw(200, 8)).isNotEqualTo(DRAWN);
        assertThat(RandomLayers.draw(20, 7)).isEqualTo(DRAWN.subList(0, 20));
    }

    @Test
    void allDifferAndFitAndAreSmall() {
        assertThat(DRAWN).doesNotHaveDuplicates().allSatisfy(layer -> {
            List<Integer> input = layer.input();
            assertThat(layer.layer()
                            .outputShape(new Shape(input.subList(1, input.size())))
                            .values())
                    .isPositive();
            assertThat(layer.macs()).isLessThanOrEqualTo(500_000_000);
            assertThat(LayerCase.parse(layer.text())).isEqualTo(layer);
        });
    }

    @Test
    void thereIsSomeOfEachKind() {
        assertThat(DRAWN).extracting(LayerCase::op).contains("conv", "maxpool", "avgpool", "relu", "linear");
        assertThat(DRAWN).anyMatch(layer -> layer.dilation() > 1);
        assertThat(DRAWN).anyMatch(layer -> layer.stride() > 1 && layer.op().equals("conv"));
        assertThat(DRAWN)
                .anyMatch(layer -> layer.groups() > 1 && layer.groups() == layer.out())
                .anyMatch(layer -> layer.groups() > 1 && layer.groups() < layer.out());
    }
}
