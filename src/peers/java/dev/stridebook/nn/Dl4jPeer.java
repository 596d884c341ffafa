package dev.stridebook.nn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J, as networks of a single layer. */
final class Dl4jPeer implements Peer {
    private static final Set<String> FAMILIES = Set.of(
            "conv2d",
            "conv1d",
            "conv_transpose2d",
            "max_pool2d",
            "avg_pool2d",
            "pool1d",
            "batch_norm2d",
            "activations",
            "linear");

    private static final Set<String> LACKING = Set.of(
            Features.FOUR_SIDES,
            Features.GROUPS,
            Features.CEIL,
            Features.DIVISOR,
            Features.OUTPUT_PADDING,
            "track_running_stats = False",
            "log_softmax",
            "dim other than 1");

    @Override
    public String name() {
        return "DL4J " + System.getProperty("nd4j.version");
    }

    @Override
    public boolean has(String family, String feature) {
        return FAMILIES.contains(family)
                && !LACKING.contains(feature)
                && !feature.startsWith(Features.MODE)
                && !(feature.equals(Features.DEPTHWISE) && !family.equals("conv2d"))
                && !(feature.equals(Features.DILATION) && family.equals("pool1d"));
    }

    @Override
    public Map<String, INDArray> run(String family, Golden.Case golden) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(layer(family, golden))
                .build());
        network.init();
        Weights weights = weights(family, golden.args());
        if (golden.has("weight")) {
            network.setParam(
                    "0_" + weights.weight,
                    weights.toTheirs(
                            golden.array("weight"),
                            network.getParam("0_" + weights.weight).shape()));
        }
        if (golden.has("bias")) {
            network.setParam(
                    "0_" + weights.bias,
                    golden.array("bias")
                            .reshape(network.getParam("0_" + weights.bias).shape()));
        }
        boolean training = !golden.args().path("mode").asText().equals("eval");
        for (int step = 0; golden.has("before" + step); step++) {
            network.setInput(golden.array("before" + step));
            network.feedForward(true, false);
            network.backpropGradient(Nd4j.zerosLike(golden.array("before" + step)), LayerWorkspaceMgr.noWorkspaces());
        }
        network.setInput(golden.array("x"));
        Map<String, INDArray> results = new LinkedHashMap<>();
        var activations = network.feedForward(training, false);
        results.put("y", activations.get(activations.size() - 1).dup());
        if (golden.has("g") && training) {
            var back = network.backpropGradient(golden.array("g"), LayerWorkspaceMgr.noWorkspaces());
            results.put("dx", back.getSecond());
            Map<String, INDArray> gradients = back.getFirst().gradientForVariable();
            if (golden.has("weight")) {
                results.put(
                        "dweight",
                        weights.toOurs(
                                gradients.get("0_" + weights.weight),
                                golden.array("weight").shape()));
            }
            if (golden.has("bias")) {
                results.put(
                        "dbias",
                        gradients
                                .get("0_" + weights.bias)
                                .reshape(golden.array("bias").shape()));
            }
        }
        return results;
    }

    /**
     * How DL4J names and lays out a layer's parameters.
     *
     * @param axes the order of PyTorch's axes that DL4J expects, after the weight is reshaped to {@code split}
     */
    private record Weights(String weight, String bias, long[] split, int... axes) {
        INDArray toTheirs(INDArray ours, long... shape) {
            return split.length == 0
                    ? ours.reshape(shape)
                    : ours.reshape(split).permute(axes).dup('c');
        }

        INDArray toOurs(INDArray theirs, long... shape) {
            if (split.length == 0) {
                return theirs.reshape(shape);
            }
            int[] inverse = new int[axes.length];
            for (int i = 0; i < inverse.length; i++) {
                inverse[axes[i]] = i;
            }
            return theirs.permute(inverse).dup('c').reshape(shape);
        }
    }

    private static Weights weights(String family, JsonNode args) {
        long[] asTheyAre = {};
        return switch (family) {
            case "linear" -> new Weights("W", "b", new long[] {out(args), in(args)}, 1, 0);
            case "batch_norm2d" -> new Weights("gamma", "beta", asTheyAre);
            case "conv2d" -> {
                int[] kernel = numbers(args, "kernel");
                yield args.required("groups").asInt() == 1
                        ? new Weights("W", "b", asTheyAre)
                        : new Weights(
                                "W",
                                "b",
                                new long[] {in(args), out(args) / in(args), kernel[0], kernel[1]},
                                2,
                                3,
                                0,
                                1);
            }
            default -> new Weights("W", "b", asTheyAre);
        };
    }

    private static org.deeplearning4j.nn.conf.layers.Layer layer(String family, Golden.Case golden) {
        JsonNode args = golden.args();
        return switch (family) {
            case "conv2d" ->
                args.required("groups").asInt() > 1
                        ? convolution(new DepthwiseConvolution2D.Builder().depthMultiplier(out(args) / in(args)), args)
                                .build()
                        : convolution(new ConvolutionLayer.Builder(), args).build();
            case "conv1d" ->
                convolution(new Convolution1DLayer.Builder().rnnDataFormat(RNNFormat.NCW), args)
                        .build();
            case "conv_transpose2d" ->
                convolution(new Deconvolution2D.Builder(), args).build();
            case "max_pool2d" ->
                pooling(new SubsamplingLayer.Builder(PoolingType.MAX), args).build();
            case "avg_pool2d" ->
                pooling(new SubsamplingLayer.Builder(PoolingType.AVG), args)
                        .avgPoolIncludePadInDivisor(args.required("include").asBoolean())
                        .build();
            case "pool1d" -> pooling1d(args);
            case "batch_norm2d" ->
                new BatchNormalization.Builder()
                        .nIn(args.required("channels").asInt())
                        .nOut(args.required("channels").asInt())
                        .eps(args.required("eps").asDouble())
                        .decay(1 - args.required("momentum").asDouble())
                        .lockGammaBeta(!args.required("affine").asBoolean())
                        .build();
            case "linear" ->
                new DenseLayer.Builder()
                        .nIn(in(args))
                        .nOut(out(args))
                        .hasBias(args.required("bias").asBoolean())
                        .activation(Activation.IDENTITY)
                        .build();
            case "activations" ->
                new ActivationLayer(
                        switch (args.required("op").asText()) {
                            case "relu" -> Activation.RELU;
                            case "sigmoid" -> Activation.SIGMOID;
                            case "softmax" -> Activation.SOFTMAX;
                            default -> throw new IllegalArgumentException(args.toString());
                        });
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static <B extends ConvolutionLayer.BaseConvBuilder<B>> B convolution(B builder, JsonNode args) {
        builder.setKernelSize(numbers(args, "kernel"));
        builder.setStride(numbers(args, "stride"));
        builder.setDilation(numbers(args, "dilation"));
        if (args.required("padding").isTextual()) {
            builder.convolutionMode(
                    args.get("padding").asText().equals("same") ? ConvolutionMode.Same : ConvolutionMode.Truncate);
        } else {
            builder.setPadding(numbers(args, "padding"));
            builder.convolutionMode(ConvolutionMode.Truncate);
        }
        return builder.nIn(in(args))
                .nOut(out(args))
                .hasBias(args.required("bias").asBoolean())
                .activation(Activation.IDENTITY);
    }

    private static SubsamplingLayer.Builder pooling(SubsamplingLayer.Builder builder, JsonNode args) {
        builder.kernelSize(numbers(args, "kernel"))
                .stride(numbers(args, "stride"))
                .padding(numbers(args, "padding"))
                .convolutionMode(ConvolutionMode.Truncate);
        return args.has("dilation") ? builder.dilation(numbers(args, "dilation")) : builder;
    }

    private static Subsampling1DLayer pooling1d(JsonNode args) {
        PoolingType type = args.required("op").asText().equals("max") ? PoolingType.MAX : PoolingType.AVG;
        var builder = new Subsampling1DLayer.Builder(type)
                .kernelSize(numbers(args, "kernel")[0])
                .stride(numbers(args, "stride")[0])
                .padding(numbers(args, "padding")[0])
                .convolutionMode(ConvolutionMode.Truncate)
                .avgPoolIncludePadInDivisor(args.required("include").asBoolean());
        return builder.build();
    }

    /** A null stride means the kernel size. */
    private static int[] numbers(JsonNode args, String name) {
        JsonNode numbers = args.required(name);
        if (numbers.isNull()) {
            return numbers(args, "kernel");
        }
        return numbers.isNumber() ? new int[] {numbers.asInt()} : Golden.ints(numbers);
    }

    private static int in(JsonNode args) {
        return args.required("in").asInt();
    }

    private static int out(JsonNode args) {
        return args.required("out").asInt();
    }
}
