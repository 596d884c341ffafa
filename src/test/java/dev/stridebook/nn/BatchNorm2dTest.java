package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.row;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchNorm2dTest {
    private final INDArray x = values(shape(2, 2, 2, 2), 1, 2, 4, 7, 3, 3, 5, 9, 0, -1, 2, 2, 8, 6, 4, -4);
    private final INDArray g = counting(2, 2, 2, 2);

    private static BatchNorm2d withValues() {
        BatchNorm2d norm = new BatchNorm2d(2);
        norm.parameters().get(0).set(row(2, -1));
        norm.parameters().get(1).set(row(0.5, 1));
        return norm;
    }

    private static void assertGradients(BatchNorm2d norm, INDArray weight, INDArray bias) {
        assertClose("weight", norm.parameters().get(0).gradient(), weight);
        assertClose("bias", norm.parameters().get(1).gradient(), bias);
    }

    @Test
    void normalisesByTheBatchWhileTraining() {
        BatchNorm2d norm = withValues();
        assertClose(
                "output",
                norm.forward(x),
                values(
                        shape(2, 2, 2, 2),
                        -0.471908,
                        0.39201,
                        2.119846,
                        4.7116,
                        1.334825,
                        1.334825,
                        0.799105,
                        -0.272334,
                        -1.335826,
                        -2.199744,
                        0.39201,
                        0.39201,
                        -0.004474,
                        0.531246,
                        1.066965,
                        3.209843));
        assertClose(
                "gradient",
                norm.backward(g),
                values(
                        shape(2, 2, 2, 2),
                        -5.420266,
                        -3.961933,
                        -1.909185,
                        0.737977,
                        1.572325,
                        1.304465,
                        0.878051,
                        0.293084,
                        0.896664,
                        1.166167,
                        3.813329,
                        4.677247,
                        -0.966937,
                        -1.076243,
                        -1.18555,
                        -0.819195));
        assertGradients(norm, row(-12.74279, -8.839371), row(52, 84));
        assertClose("running mean", norm.buffers().get("running_mean"), row(0.2125, 0.425));
        assertClose("running variance", norm.buffers().get("running_var"), row(1.5125, 2.492857));
    }

    @Test
    void normalisesByTheRunningAveragesInUse() {
        BatchNorm2d norm = withValues();
        norm.forward(x);
        norm.training(false);
        assertClose(
                "output",
                norm.forward(x),
                values(
                        shape(2, 2, 2, 2),
                        1.780653,
                        3.406879,
                        6.65933,
                        11.538008,
                        -0.630901,
                        -0.630901,
                        -1.897621,
                        -4.43106,
                        0.154427,
                        -1.471799,
                        3.406879,
                        3.406879,
                        -3.7977,
                        -2.530981,
                        -1.264261,
                        3.802617));
        assertClose(
                "gradient",
                norm.backward(g),
                values(
                        shape(2, 2, 2, 2),
                        1.626226,
                        3.252452,
                        4.878678,
                        6.504904,
                        -3.166799,
                        -3.800159,
                        -4.433518,
                        -5.066878,
                        14.636034,
                        16.26226,
                        17.888485,
                        19.514711,
                        -8.233677,
                        -8.867036,
                        -9.500396,
                        -10.133756));
        assertGradients(norm, row(56.877254, 182.597595), row(52, 84));
        assertClose("running mean, left alone", norm.buffers().get("running_mean"), row(0.2125, 0.425));
    }

    @Test
    void hasPyTorchsOptions() {
        BatchNorm2d norm = new BatchNorm2d(2).eps(0.5).momentum(0.25).withoutAffine();
        assertClose(
                "output",
                norm.forward(x),
                values(
                        shape(2, 2, 2, 2),
                        -0.464758,
                        -0.05164,
                        0.774597,
                        2.013951,
                        -0.328976,
                        -0.328976,
                        0.197385,
                        1.250108,
                        -0.877876,
                        -1.290994,
                        -0.05164,
                        -0.05164,
                        0.986928,
                        0.460566,
                        -0.065795,
                        -2.171241));
        assertClose(
                "gradient",
                norm.backward(g),
                values(
                        shape(2, 2, 2, 2),
                        -2.564638,
                        -1.891531,
                        -0.958434,
                        0.234651,
                        -1.541487,
                        -1.278306,
                        -0.864736,
                        -0.300778,
                        0.480319,
                        0.633448,
                        1.826533,
                        2.239651,
                        0.939931,
                        1.052723,
                        1.165514,
                        0.827139));
        assertThat(norm.parameters()).isEmpty();
        assertClose("running variance", norm.buffers().get("running_var"), row(2.28125, 4.732143));
    }

    @Test
    void withoutRunningAveragesTheBatchCountsAlways() {
        BatchNorm2d norm = new BatchNorm2d(2).withoutRunningStatistics();
        INDArray training = norm.forward(x);
        norm.training(false);
        assertThat(norm.forward(x)).isEqualTo(training);
        assertThat(norm.buffers()).isEmpty();
        assertThat(norm).hasToString("BatchNorm2d(2, no running statistics)");
    }

    @Test
    void namesCostsAndKeepsTheShape() {
        BatchNorm2d norm = new BatchNorm2d(64);
        assertThat(norm.cost(Shape.of(64, 56, 56))).isEqualTo(new Cost(128, 0, 0));
        assertThat(norm.outputShape(Shape.of(64, 56, 56))).isEqualTo(Shape.of(64, 56, 56));
        assertThat(norm.parameters()).extracting(Parameter::name).containsExactly("weight", "bias");
        assertThat(norm.buffers()).containsOnlyKeys("running_mean", "running_var");
        Sequential net = new Sequential(new ReLU(), norm);
        assertThat(net.buffers()).containsOnlyKeys("1.running_mean", "1.running_var");
        net.training(false);
        assertThat(net.forward(ones(1, 64, 1, 1)).getFloat(0)).isCloseTo(1, within(1e-4f));
    }

    @Test
    void takesABatchWithoutExamplesAndLearnsNothingFromIt() {
        BatchNorm2d norm = new BatchNorm2d(2);
        INDArray y = norm.forward(empty(0, 2, 3, 3));
        assertThat(norm.backward(y).shape()).containsExactly(0, 2, 3, 3);
        assertThat(norm.buffers().get("running_var")).isEqualTo(ones(2));
    }

    @Test
    void refusesWhatPyTorchRefuses() {
        BatchNorm2d norm = new BatchNorm2d(2);
        assertThatThrownBy(() -> norm.forward(ones(1, 2, 1, 1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("more than 1 value in each channel")
                .hasMessageContaining("training(false)");
        assertThatThrownBy(() -> norm.forward(ones(2, 3, 4, 4))).hasMessageContaining("takes 2 input channels");
        assertThatThrownBy(() -> new BatchNorm2d(0)).hasMessageContaining("at least 1 channel");
        assertThatThrownBy(() -> norm.eps(0)).hasMessageContaining("eps must be larger than 0");
        assertThatThrownBy(() -> norm.momentum(Double.NaN)).hasMessageContaining("momentum must be from 0 to 1");
    }
}
