package dev.stridebook.nn;

import static dev.stridebook.nn.ConformanceTest.check;
import static dev.stridebook.nn.ConformanceTest.layers;
import static dev.stridebook.nn.ConformanceTest.tests;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** As {@link ConformanceTest}, with the cases of src/test/python/golden_layers.py. */
@Tag("conformance")
class LayersConformanceTest {
    private static final List<String> FAMILIES =
            List.of("pointwise", "batch_norm1d", "layer_norm", "group_norm", "instance_norm2d");

    @Test
    void thereIsEveryCase() {
        assertThat(FAMILIES.stream()
                        .mapToInt(family -> Golden.cases(family).size())
                        .sum())
                .isEqualTo(444);
        assertThat(FAMILIES.stream()
                        .flatMap(family -> Golden.cases(family).stream())
                        .filter(Golden.Case::isRefused)
                        .count())
                .isEqualTo(26);
    }

    @TestFactory
    Stream<DynamicTest> pointwise() {
        return layers("pointwise", 0, args -> switch (args.required("op").asText()) {
            case "tanh" -> new Tanh();
            case "silu" -> new SiLU();
            case "gelu" -> new GELU();
            case "gelu tanh" -> new GELU().approximate();
            case "relu6" -> new ReLU6();
            case "identity" -> new Identity();
            case "leaky relu" -> new LeakyReLU();
            case "elu" -> new ELU();
            case "hardtanh" -> new Hardtanh();
            default -> withNumbers(args.required("op").asText());
        });
    }

    /** {@code hardtanh 0 to 1} and the like. */
    private static Layer withNumbers(String op) {
        String[] words = op.split(" ");
        double last = Double.parseDouble(words[words.length - 1]);
        return switch (words[0]) {
            case "leaky" -> new LeakyReLU(last);
            case "elu" -> new ELU(last);
            case "hardtanh" -> new Hardtanh(Double.parseDouble(words[1]), last);
            default -> throw new AssertionError(op);
        };
    }

    @TestFactory
    Stream<DynamicTest> batchNorm1d() {
        return layers("batch_norm1d", 0, args -> {
            BatchNorm1d norm = new BatchNorm1d(args.required("channels").asInt())
                    .eps(eps(args))
                    .momentum(args.required("momentum").asDouble());
            norm = affine(args) ? norm : norm.withoutAffine();
            return args.required("running").asBoolean() ? norm : norm.withoutRunningStatistics();
        });
    }

    @TestFactory
    Stream<DynamicTest> layerNorm() {
        return tests(
                "layer_norm",
                golden -> check(golden, axes(golden), LayersConformanceTest::layerNorm),
                golden -> layerNorm(golden.args()).forward(golden.zeros()));
    }

    private static LayerNorm layerNorm(JsonNode args) {
        LayerNorm norm = new LayerNorm(Golden.ints(args.required("shape"))).eps(eps(args));
        norm = args.required("bias").asBoolean() ? norm : norm.withoutBias();
        return affine(args) ? norm : norm.withoutAffine();
    }

    /** All of an input that has no more axes than are normalised; otherwise its first is the batch's. */
    private static int axes(Golden.Case golden) {
        int normalized = golden.args().required("shape").size();
        return golden.array("x").rank() == normalized ? normalized : 0;
    }

    @TestFactory
    Stream<DynamicTest> groupNorm() {
        return layers("group_norm", 0, args -> {
            GroupNorm norm = new GroupNorm(
                            args.required("groups").asInt(),
                            args.required("channels").asInt())
                    .eps(eps(args));
            return affine(args) ? norm : norm.withoutAffine();
        });
    }

    @TestFactory
    Stream<DynamicTest> instanceNorm2d() {
        return layers("instance_norm2d", 3, args -> {
            InstanceNorm2d norm = new InstanceNorm2d(args.required("channels").asInt())
                    .eps(eps(args))
                    .momentum(args.required("momentum").asDouble());
            norm = affine(args) ? norm.withAffine() : norm;
            return args.required("running").asBoolean() ? norm.withRunningStatistics() : norm;
        });
    }

    private static double eps(JsonNode args) {
        return args.required("eps").asDouble();
    }

    private static boolean affine(JsonNode args) {
        return args.required("affine").asBoolean();
    }
}
