package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.random;
import static dev.stridebook.nn.Some.row;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Functions that keep the shape. */
@Tag("also-lanes")
class ActivationTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xffc00000);

    static Layer[] activations() {
        return new Layer[] {
            new ReLU(),
            new Sigmoid(),
            new Softmax(),
            new LogSoftmax(-1),
            new Tanh(),
            new SiLU(),
            new GELU(),
            new GELU().approximate(),
            new ELU(),
            new LeakyReLU(),
            new Hardtanh(),
            new ReLU6(),
            new Identity()
        };
    }

    @ParameterizedTest
    @MethodSource("activations")
    void keepTheShapeAndLeaveTheInputAlone(Layer layer) {
        INDArray x = random(3, 4, 5);
        INDArray before = x.dup();
        INDArray y = layer.forward(x);
        assertThat(x).isEqualTo(before);
        assertThat(layer.forward(x.dup('f'))).isEqualTo(y);
        assertThat(layer.backward(y.dup('f')).shape()).containsExactly(3, 4, 5);
        assertThat(layer.backward(y).shape()).containsExactly(3, 4, 5);
        assertThatThrownBy(() -> layer.backward(y)).isInstanceOf(IllegalStateException.class);
        layer.forward(x);
        assertThatThrownBy(() -> layer.backward(ones(3, 4))).hasMessageContaining("[3, 4, 5], but it is [3, 4]");
        assertThat(layer.outputShape(Shape.of(4, 5))).isEqualTo(Shape.of(4, 5));
        assertThat(layer.cost(Shape.of(4, 5))).isEqualTo(Cost.NONE);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void takeEmptyArraysAndFloatsOnly(Layer layer) {
        assertThat(layer.backward(layer.forward(empty(0, 3))).shape()).containsExactly(0, 3);
        assertThat(layer.forward(empty(3, 0)).shape()).containsExactly(3, 0);
        assertThatThrownBy(() -> layer.forward(Nd4j.ones(DataType.DOUBLE, 2, 2)))
                .hasMessageContaining("DOUBLE");
    }

    @Test
    void reluCutsBelowZeroAndKeepsNan() {
        ReLU relu = new ReLU();
        assertThat(relu.forward(row(Float.NaN, -1, 0, 2, -INFINITY, INFINITY, -0f))
                        .toFloatVector())
                .containsExactly(Float.NaN, 0, 0, 2, 0, Float.POSITIVE_INFINITY, -0f);
        assertThat(relu.backward(row(1, 2, 3, 4, 5, 6, 7)).toFloatVector()).containsExactly(1, 0, 0, 4, 0, 6, 0);
    }

    @Test
    void reluTakesLargeArraysAsSmallOnes() {
        for (int length : new int[] {5, 1_000, 4_096, 4_097, 4_127, 20_003, 63_999, 100_003}) {
            reluTakes(length);
        }
    }

    private static void reluTakes(int length) {
        float[] odd = {
            Float.NaN,
            NEGATIVE_NAN,
            -1,
            0,
            2,
            Float.NEGATIVE_INFINITY,
            Float.POSITIVE_INFINITY,
            -0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE
        };
        float[] values = new float[length];
        for (int i = 0; i < values.length; i++) {
            values[i] = odd[i % odd.length];
        }
        ReLU relu = new ReLU();
        float[] y = relu.forward(Nd4j.createFromArray(values)).toFloatVector();
        float[] gradients = new float[length];
        float[] expected = new float[length];
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] < 0 ? 0 : values[i];
            gradients[i] = odd[(i + i / odd.length) % odd.length];
            expected[i] = values[i] == 0 ? 0 : gradients[i];
        }
        assertThat(y).isEqualTo(values);
        assertThat(relu.backward(Nd4j.createFromArray(gradients)).toFloatVector())
                .isEqualTo(expected);
    }

    @Test
    void reluReachesEveryValueOfALargeArray() {
        INDArray x = random(3, 9001).subi(0.5f);
        ReLU relu = new ReLU();
        INDArray y = relu.forward(x);
        assertThat(y).isEqualTo(Nd4j.math().max(x, Nd4j.zeros(DataType.FLOAT, 3, 9001)));
        assertThat(relu.backward(ones(3, 9001))).isEqualTo(x.gt(0).castTo(DataType.FLOAT));
    }

    @Test
    void haveTheirArgumentsInTheirTexts() {
        assertThat(new LeakyReLU()).hasToString("LeakyReLU(0.01)");
        assertThat(new ELU(0.5)).hasToString("ELU(0.5)");
        assertThat(new Hardtanh(-2, 0.5)).hasToString("Hardtanh(-2.0, 0.5)");
        assertThat(new ReLU6()).hasToString("ReLU6()");
        assertThat(new GELU().approximate()).hasToString("GELU(tanh)");
        assertThat(new GELU().approximate().name()).isEqualTo("gelu");
    }

    @Test
    void argumentsAreNumbers() {
        assertThatThrownBy(() -> new LeakyReLU(Double.NaN)).hasMessageContaining("finite number, but is NaN");
        assertThatThrownBy(() -> new ELU(INFINITY)).hasMessageContaining("alpha must be a finite number");
        assertThatThrownBy(() -> new Hardtanh(1, 1)).hasMessageContaining("but they are 1.0 and 1.0");
    }

    @Test
    void aLargeValuePassesGeluAndANaNStays() {
        float[] y = new GELU().forward(row(INFINITY, 1e30, Float.NaN, -200)).toFloatVector();
        assertThat(y).containsExactly(Float.POSITIVE_INFINITY, 1e30f, Float.NaN, -0f);
        assertThat(new GELU().approximate().forward(row(INFINITY, 1e30)).toFloatVector())
                .containsExactly(Float.POSITIVE_INFINITY, 1e30f);
    }

    @Test
    void sigmoidIsOneOverOnePlusExp() {
        Sigmoid sigmoid = new Sigmoid();
        assertClose("output", sigmoid.forward(row(-2, 0, 1, 300, -300)), row(0.119203, 0.5, 0.731059, 1, 0));
        assertClose("gradient", sigmoid.backward(row(1, 2, 3, 4, 5)), row(0.104994, 0.5, 0.589836, 0, 0));
        assertThat(sigmoid.forward(row(Float.NaN, INFINITY, -INFINITY)).toFloatVector())
                .containsExactly(Float.NaN, 1, 0);
    }

    @Test
    void softmaxGoesAlongAnyAxis() {
        INDArray x = values(shape(2, 3), 1, 2, 3, 1000, 0, -1000);
        assertBoth(
                new Softmax(),
                x,
                values(shape(2, 3), 0.090031, 0.244728, 0.665241, 1, 0, 0),
                values(shape(2, 3), -0.141817, -0.14077, 0.282587, 0, 0, 0));
        assertBoth(
                new Softmax(0),
                x,
                values(shape(2, 3), 0, 0.880797, 1, 1, 0.119203, 0),
                values(shape(2, 3), 0, -0.314981, 0, 0, 0.314981, 0));
        assertBoth(
                new LogSoftmax(0),
                x,
                values(shape(2, 3), -999, -0.126928, 0, 0, -2.126928, -1003),
                values(shape(2, 3), 1, -4.165579, -6, -1, 4.16558, 6));
        INDArray image = counting(1, 2, 1, 2).mul(0.25f);
        assertBoth(
                new Softmax(1),
                image,
                values(shape(1, 2, 1, 2), 0.377541, 0.377541, 0.622459, 0.622459),
                values(shape(1, 2, 1, 2), -0.470008, -0.470008, 0.470007, 0.470007));
        assertBoth(
                new Softmax(-1),
                image,
                values(shape(1, 2, 1, 2), 0.437824, 0.562177, 0.437824, 0.562177),
                values(shape(1, 2, 1, 2), -0.246134, 0.246134, -0.246134, 0.246134));
    }

    private static void assertBoth(Layer layer, INDArray x, INDArray y, INDArray dx) {
        assertClose(layer + " output", layer.forward(x), y);
        assertClose(layer + " gradient", layer.backward(counting(x.shape())), dx);
    }

    @Test
    void softmaxTreatsInfinityAsPyTorchDoes() {
        float nan = Float.NaN;
        INDArray x = values(shape(4, 2), -INFINITY, 1, INFINITY, 1, -INFINITY, -INFINITY, nan, 1);
        assertThat(new Softmax().forward(x).reshape(8).toFloatVector())
                .containsExactly(0, 1, nan, nan, nan, nan, nan, nan);
        LogSoftmax logSoftmax = new LogSoftmax();
        assertThat(logSoftmax.forward(x).reshape(8).toFloatVector())
                .containsExactly(Float.NEGATIVE_INFINITY, 0, nan, nan, nan, nan, nan, nan);
        assertThat(logSoftmax.backward(counting(4, 2)).getRow(0).toFloatVector())
                .containsExactly(1, -1);
    }

    @Test
    void softmaxRefusesAnAxisThatIsNotThere() {
        assertThatThrownBy(() -> new LogSoftmax().forward(ones(4)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "LogSoftmax() works along axis 1, which [4] does not have: its axes are 0 to 0, or -1 to -1 "
                                + "counted from the end.");
        assertThatThrownBy(() -> new Softmax(-3).forward(ones(2, 3))).hasMessageStartingWith("Softmax(axis -3)");
        assertThatThrownBy(() -> new Softmax(2).outputShape(Shape.of(10))).hasMessageContaining("axis 2");
        assertThat(new Softmax(-2).outputShape(Shape.of(10))).isEqualTo(Shape.of(10));
    }
}
