package dev.stridebook.nn;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.plane.Normalization;
import dev.stridebook.shape.Cost;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a normalisation learns: a factor for each channel, and what is added to it.
 *
 * @param bias null where nothing is added
 */
record Affine(Parameter weight, Parameter bias) {

    /** Starts from weight 1 and bias 0, which change nothing. */
    static Affine of(long... shape) {
        return new Affine(constant("weight", 1, shape), constant("bias", 0, shape));
    }

    static Parameter constant(String name, double value, long... shape) {
        return Parameter.of(name, shape, () -> Nd4j.valueArrayOf(shape, value, DataType.FLOAT));
    }

    /** The numbers of a parameter; for null, the same one for all. */
    static float[] numbers(Parameter parameter, float otherwise, int channels) {
        if (parameter != null) {
            return parameter.value().data().asFloat();
        }
        float[] numbers = new float[channels];
        Arrays.fill(numbers, otherwise);
        return numbers;
    }

    void accumulate(Normalization.Gradients gradients) {
        accumulate(weight, gradients.weight());
        if (bias != null) {
            accumulate(bias, gradients.bias());
        }
    }

    private static void accumulate(Parameter parameter, float[] gradient) {
        parameter.accumulate(Nd4j.createFromArray(gradient).reshape(parameter.shape()));
    }

    List<Parameter> parameters() {
        return bias == null ? List.of(weight) : List.of(weight, bias);
    }

    /** Counts the parameters only: a normalisation can work in place and be joined with the layer before it. */
    Cost cost() {
        return new Cost(
                parameters().stream()
                        .mapToLong(parameter -> Shapes.count(parameter.shape()))
                        .sum(),
                0,
                0);
    }
}
