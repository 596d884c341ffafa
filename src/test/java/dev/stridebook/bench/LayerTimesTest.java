package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.bench.LayerCase.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTimesTest {
    /** A file as JMH writes it, without the parts that are not read. */
    private static final String RESULTS = """
            [{"benchmark": "dev.stridebook.bench.LayerBenchmark.backward",
              "mode": "sample",
              "params": {"text": "conv 64x1x28x28 o10 k5 s1 p0 d1 g1"},
              "primaryMetric": {"scoreUnit": "ns/op",
                "rawDataHistogram": [[[[1000, 1], [2000, 3], [9000, 1]], [[4000, 5]], [[3000, 2], [1000, 1]]]]},
              "secondaryMetrics": {"pytorch": {"scoreUnit": "#", "rawData": [[6000.0, 5000.0, 7000.0]]}}},
             {"benchmark": "dev.stridebook.bench.LayerBenchmark.forward",
              "params": {"text": "relu 64x10x24x24 o0 k0 s1 p0 d1 g1"},
              "primaryMetric": {"rawDataHistogram": [[[[10, 1]]]]},
              "secondaryMetrics": {"pytorch": {"rawData": [[0.0]]}}}]
            """;

    private static List<LayerTimes> results() throws Exception {
        return LayerTimes.ofJmh(new ObjectMapper().readTree(RESULTS));
    }

    @Test
    void eachIterationsMedianIsAMeasurement() throws Exception {
        LayerTimes backward = results().get(0);

        assertThat(backward.layer()).isEqualTo(LayerCase.conv(64, 1, 28, 10, 5));
        assertThat(backward.direction()).isEqualTo(Direction.BACKWARD);
        assertThat(backward.times().ours()).isEqualTo(Timings.of(2e-6, 4e-6, 3e-6));
        assertThat(backward.times().pytorch()).contains(Timings.of(6e-6, 5e-6, 7e-6));
        assertThat(backward.times().ratio()).hasValue(0.5);
    }

    @Test
    void withoutPyTorchItsTurnTakesNoTime() throws Exception {
        LayerTimes forward = results().get(1);

        assertThat(forward.direction()).isEqualTo(Direction.FORWARD);
        assertThat(forward.times().pytorch()).isEmpty();
    }

    @Test
    void operationsASecondCountMultiplicationsAndAdditions() throws Exception {
        assertThat(results().get(0).flops()).hasValue(2 * 2 * 64.0 * 10 * 24 * 24 * 25 / 3e-6);
        assertThat(results().get(1).flops()).isEmpty();
    }

    @Test
    void theMedianOfAHistogramCountsEveryCall() throws Exception {
        assertThat(LayerTimes.median(histogram("[[5, 1], [1, 3]]"))).isEqualTo(1);
        assertThat(LayerTimes.median(histogram("[[1, 2], [5, 3]]"))).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> LayerTimes.median(histogram("[]")));
    }

    private static JsonNode histogram(String pairs) throws Exception {
        return new ObjectMapper().readTree(pairs);
    }

    @Test
    void jsonSaysWhatWasTimed() throws Exception {
        JsonNode json = results().get(0).json();

        assertThat(json.get("layer").asText()).isEqualTo("conv 64x1x28x28 o10 k5 s1 p0 d1 g1");
        assertThat(json.get("direction").asText()).isEqualTo("backward");
        assertThat(json.get("ratio_to_pytorch").asDouble()).isEqualTo(0.5);
        assertThat(json.get("macs").asLong()).isEqualTo(2L * 64 * 10 * 24 * 24 * 25);
    }
}
