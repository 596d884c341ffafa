package dev.stridebook.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes docs/conformance.md: each argument of each layer, in Stridebook and its peers, decided by running the golden cases. */
final class ConformancePage {
    private static final Map<String, String> LAYERS = new LinkedHashMap<>();

    /** Those that are compared with PyTorch alone. */
    private static final Map<String, String> MORE_LAYERS = new LinkedHashMap<>();

    static {
        LAYERS.put("conv2d", "Conv2d");
        LAYERS.put("conv1d", "Conv1d");
        LAYERS.put("conv_transpose2d", "ConvTranspose2d");
        LAYERS.put("max_pool2d", "MaxPool2d");
        LAYERS.put("avg_pool2d", "AvgPool2d");
        LAYERS.put("min_pool2d", "MinPool2d (in PyTorch: −max_pool2d(−x))");
        LAYERS.put("pool1d", "MaxPool1d, AvgPool1d");
        LAYERS.put("adaptive_avg_pool2d", "AdaptiveAvgPool2d");
        LAYERS.put("max_unpool2d", "MaxUnpool2d");
        LAYERS.put("batch_norm2d", "BatchNorm2d");
        LAYERS.put("activations", "ReLU, Sigmoid, Softmax, LogSoftmax");
        LAYERS.put("linear", "Linear");
        MORE_LAYERS.put("conv_transpose1d", "ConvTranspose1d");
        MORE_LAYERS.put("output_size", "ConvTranspose1d, ConvTranspose2d with output_size");
        MORE_LAYERS.put("adaptive_pool", "AdaptiveMaxPool1d, 2d, AdaptiveAvgPool1d, 2d");
        MORE_LAYERS.put("max_unpool1d", "MaxUnpool1d");
        MORE_LAYERS.put("lp_pool", "LPPool1d, LPPool2d");
        MORE_LAYERS.put("batch_norm1d", "BatchNorm1d");
        MORE_LAYERS.put("layer_norm", "LayerNorm");
        MORE_LAYERS.put("group_norm", "GroupNorm");
        MORE_LAYERS.put("instance_norm2d", "InstanceNorm2d");
        MORE_LAYERS.put("pointwise", "Tanh, SiLU, GELU, ELU, LeakyReLU, Hardtanh, ReLU6, Identity");
        MORE_LAYERS.put("pad", "ZeroPad, ConstantPad, ReflectionPad, ReplicationPad, CircularPad, 1d and 2d");
        MORE_LAYERS.put("upsample", "Upsample");
        MORE_LAYERS.put("unfold", "Unfold, Fold");
    }

    private static final String ALONE = "| argument | cases | Stridebook |\n|---|---:|---|\n";

    private ConformancePage() {}

    /**
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        List<Peer> peers = List.of(new DjlPeer(), new Dl4jPeer());
        StringBuilder page = new StringBuilder(head(peers));
        Stridebook ours = Stridebook.tested();
        LAYERS.forEach((family, title) -> page.append(section(family, title, ours, peers)));
        MORE_LAYERS.forEach((family, title) -> page.append(section(family, title, ours, List.of())));
        Files.writeString(Path.of(arguments[0]), page);
        ours.requireAllPassed();
    }

    private static String head(List<Peer> peers) {
        return """
                # Conformance with PyTorch

                Whether Stridebook and two other Java libraries compute what PyTorch 2.13 computes: outputs and the gradients of inputs,
                weights and biases, within 1e-4 in float32. Written by `./stridebook author conformance`, which runs the golden cases
                (`src/test/python/golden.py`, `golden_layers.py`) in each library; do not edit.

                | | |
                |---|---|
                | **yes** | all cases with this argument are equal; the number of cases in brackets |
                | **different** | some cases give other numbers or shapes, or fail |
                | **no** | the library has no such argument, or fails on all cases |
                | **no case** | all its cases also set an argument that the library lacks, or one that already deviates on its own |

                A case usually sets several arguments. It is run where a library has all of them, and counts in the row of each; a
                deviation is counted only in the row of the argument whose cases deviate most often. Calls that PyTorch refuses are
                not part of this page: Stridebook refuses them all with an error that explains why (`ConformanceTest`), and some of them
                would end the JVM in other libraries. The other libraries are not run on the layers in the tables without their columns.

                Libraries: PyTorch 2.13 (the golden values) · %s · %s, with its native library %s.
                """.formatted(peers.get(0).name(), peers.get(1).name(), System.getProperty("stridebook.native"));
    }

    private static String section(String family, String title, Stridebook ours, List<Peer> peers) {
        List<Golden.Case> cases = Golden.cases(family).stream()
                .filter(golden -> !golden.isRefused())
                .toList();
        List<Column> columns = Stream.concat(
                        Stream.of(Column.of(ours, family)), peers.stream().map(peer -> Column.of(peer, family)))
                .toList();
        StringBuilder table = new StringBuilder("\n## %s\n\n".formatted(title));
        table.append(
                peers.isEmpty() ? ALONE : "| argument | cases | Stridebook | DJL | DL4J |\n|---|---:|---|---|---|\n");
        for (String feature : Features.of(family, cases)) {
            long count = cases.stream()
                    .filter(golden -> Features.of(family, golden).contains(feature))
                    .count();
            table.append("| %s | %d".formatted(feature, count));
            columns.forEach(column -> table.append(" | ").append(column.verdict(feature)));
            table.append(" |\n");
        }
        return table.toString();
    }
}
