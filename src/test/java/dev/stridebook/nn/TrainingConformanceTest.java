package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertAlmostEqual;
import static dev.stridebook.nn.Golden.longs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every argument of every loss and optimiser, and gradient clipping, against PyTorch. The cases come from
 * src/test/python/golden_training.py.
 */
@Tag("conformance")
class TrainingConformanceTest {
    @Test
    void thereIsEveryCase() {
        List<String> families =
                List.of("class_losses", "elementwise_losses", "optimizers", "clipping", "schedules", "steps");
        assertThat(families)
                .extracting(family -> Golden.cases(family).size())
                .containsExactly(243, 220, 122, 53, 87, 6);
    }

    // Losses.

    @TestFactory
    Stream<DynamicTest> classLosses() {
        return tests("class_losses", golden -> check(golden, classLoss(golden)), golden -> {
            JsonNode args = golden.args();
            long[] shape = longs(args.required("target shape"));
            DataType type = args.required("floats").asBoolean() ? DataType.FLOAT : DataType.INT64;
            INDArray target = array(args.required("target"), shape).castTo(type);
            forward(classLoss(golden), golden.zeros(), target);
        });
    }

    private static ClassLoss<?> classLoss(Golden.Case golden) {
        JsonNode args = golden.args();
        ClassLoss<?> loss = args.required("kind").asText().equals("nll")
                ? new NllLoss()
                : new CrossEntropyLoss()
                        .labelSmoothing(args.required("smoothing").asDouble());
        if (args.hasNonNull("weights")) {
            loss = loss.weight(doubles(args.required("weights")));
        } else if (golden.node().has("arrays") && golden.has("weight")) {
            loss = loss.weight(golden.array("weight").data().asDouble());
        }
        return loss.ignoreIndex(args.required("ignore").asInt()).reduction(reduction(args));
    }

    /** What does not reduce has no reduction of its own. */
    private static Reduction reduction(JsonNode args) {
        return args.required("reduction").asText().equals("sum") ? Reduction.SUM : Reduction.MEAN;
    }

    private static double forward(ReducedLoss loss, INDArray x, INDArray target) {
        return loss instanceof NllLoss nll
                ? nll.forward(x, target)
                : loss instanceof CrossEntropyLoss entropy
                        ? entropy.forward(x, target)
                        : ((ElementwiseLoss) loss).forward(x, target);
    }

    private static INDArray unreduced(ReducedLoss loss, INDArray x, INDArray target) {
        return loss instanceof NllLoss nll
                ? nll.unreduced(x, target)
                : loss instanceof CrossEntropyLoss entropy
                        ? entropy.unreduced(x, target)
                        : ((ElementwiseLoss) loss).unreduced(x, target);
    }

    private static void check(Golden.Case golden, ReducedLoss loss) {
        INDArray x = golden.array("x");
        INDArray target = golden.array("target");
        boolean hasLabels = loss instanceof ClassLoss && !Arrays.equals(x.shape(), target.shape());
        INDArray right = hasLabels ? target.castTo(DataType.INT64) : target;
        if (golden.has("g")) {
            assertAlmostEqual("losses", unreduced(loss, x, right), golden.array("y"));
            assertAlmostEqual("gradient", loss.backward(golden.array("g")), golden.array("dx"));
            assertThatThrownBy(loss::backward).hasMessageContaining("backward(gradient)");
        } else {
            assertAlmostEqual("loss", Nd4j.scalar((float) forward(loss, x, right)), golden.array("y"));
            assertAlmostEqual("gradient", loss.backward(), golden.array("dx"));
            assertAlmostEqual("gradient, once more", loss.backward(), golden.array("dx"));
        }
        assertAlmostEqual("output, left alone", x, golden.array("x"));
        if (hasLabels) {
            checkLabelsByThemselves(golden, (ClassLoss<?>) loss, right);
        }
    }

    private static void checkLabelsByThemselves(Golden.Case golden, ClassLoss<?> loss, INDArray target) {
        INDArray x = golden.array("x");
        int[] labels = target.isEmpty() ? new int[0] : target.dup('c').data().asInt();
        if (golden.has("g")) {
            assertAlmostEqual("losses", loss.unreduced(x, labels), golden.array("y"));
        } else {
            assertAlmostEqual("loss", Nd4j.scalar((float) loss.forward(x, labels)), golden.array("y"));
        }
    }

    @TestFactory
    Stream<DynamicTest> elementwiseLosses() {
        return tests("elementwise_losses", golden -> check(golden, elementwiseLoss(golden)), golden -> {
            JsonNode args = golden.args();
            elementwiseLoss(golden)
                    .forward(
                            array(args.required("x"), longs(args.required("x shape"))),
                            array(args.required("target"), longs(args.required("target shape"))));
        });
    }

    private static ElementwiseLoss elementwiseLoss(Golden.Case golden) {
        JsonNode args = golden.args();
        double size = args.required("size").asDouble();
        Reduction reduction = reduction(args);
        return switch (args.required("kind").asText()) {
            case "mse" -> new MseLoss().reduction(reduction);
            case "l1" -> new L1Loss().reduction(reduction);
            case "smooth_l1" -> new SmoothL1Loss().beta(size).reduction(reduction);
            case "huber" -> new HuberLoss().delta(size).reduction(reduction);
            case "bce" -> {
                INDArray weight = weight(golden, "weight");
                yield (weight == null ? new BceLoss() : new BceLoss().weight(weight)).reduction(reduction);
            }
            case "bce_with_logits" -> {
                BceWithLogitsLoss loss = new BceWithLogitsLoss();
                INDArray weight = weight(golden, "weight");
                loss = weight == null ? loss : loss.weight(weight);
                INDArray posWeight = weight(golden, "pos_weight");
                loss = posWeight == null ? loss : loss.posWeight(posWeight);
                yield loss.reduction(reduction);
            }
            default -> throw new AssertionError(args);
        };
    }

    private static INDArray weight(Golden.Case golden, String name) {
        if (golden.isRefused()) {
            JsonNode shape = golden.args().path(name);
            return shape.isMissingNode() ? null : Nd4j.zeros(DataType.FLOAT, longs(shape));
        }
        return golden.has(name) ? golden.array(name) : null;
    }

    // Optimisers.

    @TestFactory
    Stream<DynamicTest> optimizers() {
        return tests(
                "optimizers",
                TrainingConformanceTest::checkSteps,
                golden -> optimizer(golden.args(), List.of(Parameter.copyOf("weight", Some.row(0)))));
    }

    private static void checkSteps(Golden.Case golden) {
        JsonNode args = golden.args();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < args.required("parameters").asInt(); i++) {
            parameters.add(Parameter.copyOf("p" + i, golden.array("start" + i)));
        }
        Optimizer optimizer = optimizer(args, parameters);
        for (int step = 0; step < args.required("steps").asInt(); step++) {
            optimizer.zeroGradients();
            if (args.hasNonNull("rates")) {
                optimizer.learningRate(args.required("rates").get(step).asDouble());
            }
            for (int i = 0; i < parameters.size(); i++) {
                if (golden.has("g%d.%d".formatted(step, i))) {
                    parameters.get(i).accumulate(golden.array("g%d.%d".formatted(step, i)));
                }
            }
            optimizer.step();
            for (int i = 0; i < parameters.size(); i++) {
                assertAlmostEqual(
                        "parameter %d after step %d".formatted(i, step),
                        parameters.get(i).value(),
                        golden.array("y%d.%d".formatted(step, i)));
            }
        }
    }

    private static Optimizer optimizer(JsonNode args, List<Parameter> parameters) {
        double rate = args.required("lr").asDouble();
        boolean maximize = args.path("maximize").asBoolean(false);
        return switch (args.required("kind").asText()) {
            case "sgd" ->
                new Sgd(parameters, rate)
                        .momentum(args.path("momentum").asDouble(0))
                        .dampening(args.path("dampening").asDouble(0))
                        .nesterov(args.path("nesterov").asBoolean(false))
                        .weightDecay(args.path("weight_decay").asDouble(0))
                        .maximize(maximize);
            case "adam" -> {
                Adam adam = new Adam(parameters, rate).maximize(maximize);
                yield withOptions(
                        args.has("weight_decay")
                                ? adam.weightDecay(args.get("weight_decay").asDouble())
                                : adam,
                        args);
            }
            case "adamw" -> {
                AdamW adam = new AdamW(parameters, rate).maximize(maximize);
                yield withOptions(
                        args.has("weight_decay")
                                ? adam.weightDecay(args.get("weight_decay").asDouble())
                                : adam,
                        args);
            }
            default -> throw new AssertionError(args);
        };
    }

    private static <A extends AdamFamily<A>> A withOptions(A adam, JsonNode args) {
        A made = adam.amsgrad(args.path("amsgrad").asBoolean(false));
        made = args.has("eps") ? made.eps(args.get("eps").asDouble()) : made;
        return args.has("betas")
                ? made.betas(
                        args.get("betas").get(0).asDouble(),
                        args.get("betas").get(1).asDouble())
                : made;
    }

    @TestFactory
    Stream<DynamicTest> clipping() {
        return tests("clipping", TrainingConformanceTest::checkClipping, golden -> {});
    }

    private static void checkClipping(Golden.Case golden) {
        JsonNode args = golden.args();
        double limit = args.required("limit").asDouble();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < args.required("parameters").asInt(); i++) {
            boolean hasGradient = golden.has("g" + i);
            INDArray gradient = hasGradient ? golden.array("g" + i) : Some.row(0, 0);
            parameters.add(Parameter.copyOf("p" + i, gradient));
            if (hasGradient) {
                parameters.get(i).accumulate(gradient);
            }
        }
        JsonNode norm = args.required("norm");
        if (norm.isNull()) {
            Gradients.clipValue(parameters, limit);
        } else {
            double p = norm.isTextual() ? Double.POSITIVE_INFINITY : norm.asDouble();
            assertAlmostEqual(
                    "norm", Nd4j.scalar((float) Gradients.clipNorm(parameters, limit, p)), golden.array("norm"));
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (golden.has("y" + i)) {
                assertAlmostEqual("gradient " + i, parameters.get(i).gradient(), golden.array("y" + i));
            }
        }
    }

    /** All of it together: the convolution is frozen in the first two of six steps, and gradients are clipped. */
    @TestFactory
    Stream<DynamicTest> steps() {
        return tests("steps", TrainingConformanceTest::checkTraining, golden -> {});
    }

    private static void checkTraining(Golden.Case golden) {
        JsonNode args = golden.args();
        Sequential net = new Sequential(
                new Conv2d(1, 2, Window.kernel(3)), new ReLU(), new MaxPool2d(2), new Flatten(), new Linear(8, 3));
        net.parameters().forEach(parameter -> parameter.set(golden.array(parameter.name() + ".start")));
        CrossEntropyLoss loss = args.required("loss").asText().equals("weighted")
                ? new CrossEntropyLoss().weight(1, 2, 0.5).ignoreIndex(1)
                : new CrossEntropyLoss().labelSmoothing(0.1);
        Optimizer optimizer = optimizer(args, net.parameters());
        Layer convolution = net.layers().get(0);
        convolution.freeze();
        for (int step = 0; step < 6; step++) {
            if (step == 2) {
                convolution.thaw();
            }
            optimizer.zeroGradients();
            JsonNode result = args.required("results").get(step);
            double value = loss.forward(
                    net.forward(golden.array("x" + step)),
                    Golden.ints(args.required("labels").get(step)));
            assertThat(value).isCloseTo(result.get(0).asDouble(), within(1e-5));
            net.backwardParameters(loss.backward());
            assertThat(Gradients.clipNorm(net.parameters(), 0.75))
                    .isCloseTo(result.get(1).asDouble(), within(1e-5));
            optimizer.step();
        }
        net.parameters()
                .forEach(parameter -> Golden.assertClose(
                        parameter.name(), parameter.value(), golden.array(parameter.name() + ".end")));
    }

    // What all have in common.

    private interface Check {
        void of(Golden.Case golden);
    }

    private static Stream<DynamicTest> tests(String family, Check check, Check compute) {
        return Golden.cases(family).stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    if (golden.isRefused()) {
                        assertThatThrownBy(() -> compute.of(golden))
                                .isInstanceOf(IllegalArgumentException.class)
                                .message()
                                .hasSizeGreaterThan(30);
                    } else {
                        check.of(golden);
                    }
                }));
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** Nested lists of numbers, or a number. */
    private static INDArray array(JsonNode numbers, long... shape) {
        List<Float> values = new ArrayList<>();
        collect(numbers, values);
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return shape.length == 0 ? Nd4j.scalar(floats[0]) : Nd4j.create(floats, shape, 'c');
    }

    private static void collect(JsonNode numbers, List<Float> values) {
        if (numbers.isNumber()) {
            values.add((float) numbers.asDouble());
        } else {
            numbers.forEach(part -> collect(part, values));
        }
    }
}
