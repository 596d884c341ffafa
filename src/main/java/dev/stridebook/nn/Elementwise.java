package dev.stridebook.nn;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Brings branches together value by value. Their shapes are aligned at the last axis, and an axis of size 1 goes with any size, as in
 * NumPy: {@code [n, c, 1, 1]} times {@code [n, c, h, w]} scales whole channels.
 */
public final class Elementwise implements Join {
    /** What is computed of the values that meet. */
    public enum Operation {
        /** All values added up. */
        SUM {
            @Override
            double of(double... values) {
                double sum = 0;
                for (double value : values) {
                    sum += value;
                }
                return sum;
            }

            @Override
            double slope(int input, double result, double... values) {
                return 1;
            }
        },
        /** All values added up, divided by their number. */
        MEAN {
            @Override
            double of(double... values) {
                return SUM.of(values) / values.length;
            }

            @Override
            double slope(int input, double result, double... values) {
                return 1.0 / values.length;
            }
        },
        /** All values multiplied. */
        PRODUCT {
            @Override
            double of(double... values) {
                double product = 1;
                for (double value : values) {
                    product *= value;
                }
                return product;
            }

            @Override
            double slope(int input, double result, double... values) {
                double product = 1;
                for (int i = 0; i < values.length; i++) {
                    product *= i == input ? 1 : values[i];
                }
                return product;
            }
        },
        /** The largest value; NaN, if there is one. */
        MAX {
            @Override
            double of(double... values) {
                double largest = values[0];
                for (double value : values) {
                    largest = Math.max(largest, value);
                }
                return largest;
            }

            @Override
            double slope(int input, double result, double... values) {
                return input == first(result, values) ? 1 : 0;
            }
        },
        /** The smallest value; NaN, if there is one. */
        MIN {
            @Override
            double of(double... values) {
                double smallest = values[0];
                for (double value : values) {
                    smallest = Math.min(smallest, value);
                }
                return smallest;
            }

            @Override
            double slope(int input, double result, double... values) {
                return input == first(result, values) ? 1 : 0;
            }
        },
        /** The first value less the second. */
        DIFFERENCE {
            @Override
            double of(double... values) {
                return values[0] - values[1];
            }

            @Override
            double slope(int input, double result, double... values) {
                return input == 0 ? 1 : -1;
            }
        },
        /** The first value divided by the second. */
        QUOTIENT {
            @Override
            double of(double... values) {
                return values[0] / values[1];
            }

            @Override
            double slope(int input, double result, double... values) {
                return input == 0 ? 1 / values[1] : -result / values[1];
            }
        },
        /** The first value to the power of the second. */
        POWER {
            @Override
            double of(double... values) {
                return Math.pow(values[0], values[1]);
            }

            @Override
            double slope(int input, double result, double... values) {
                return input == 0
                        ? values[1] * Math.pow(values[0], values[1] - 1)
                        : result == 0 ? 0 : result * Math.log(values[0]);
            }
        };

        abstract double of(double... values);

        /** How fast the result grows with one of the values. */
        abstract double slope(int input, double result, double... values);

        private static int first(double value, double... values) {
            int i = 0;
            while (i < values.length - 1 && Double.compare(values[i], value) != 0) {
                i++;
            }
            return i;
        }

        private boolean isOfTwo() {
            return this == DIFFERENCE || this == QUOTIENT || this == POWER;
        }
    }

    private final Operation operation;
    private final Kept<Pass> last = new Kept<>(this);

    private record Pass(List<INDArray> inputs, long... output) {}

    /** Creates a join that computes this of the values that meet. */
    public Elementwise(Operation operation) {
        this.operation = Given.notNull(operation, "operation");
    }

    /** Returns what is computed. */
    public Operation operation() {
        return operation;
    }

    /**
     * Computes the output.
     *
     * @param inputs of shapes that go together; exactly two for a difference, a quotient or a power
     * @throws ShapeException if they do not
     * @throws IllegalArgumentException if one is not of type float
     */
    @Override
    public INDArray forward(List<INDArray> inputs) {
        Given.notNull(inputs, "inputs").forEach(input -> Floats.require(this, input));
        requireNumber(inputs.size());
        long[] output = common(inputs.stream().map(INDArray::shape).toList());
        List<INDArray> inOrder = inputs.stream().map(Floats::contiguous).toList();
        last.keep(inputs.get(0), new Pass(inOrder, output));
        if (isPlainSum(inOrder)) {
            return Floats.sum(inOrder.get(0), inOrder.get(1));
        }
        INDArray y = Floats.create(output);
        if (!y.isEmpty()) {
            FloatBuffer to = Floats.of(y);
            new Meeting(inOrder, output).forEach((cell, places, values) -> to.put(cell, (float) operation.of(values)));
        }
        return y;
    }

    private boolean isPlainSum(List<INDArray> inputs) {
        return operation == Operation.SUM
                && inputs.size() == 2
                && Arrays.equals(inputs.get(0).shape(), inputs.get(1).shape());
    }

    @Override
    public List<INDArray> backward(INDArray gradient) {
        Given.notNull(gradient, "gradient");
        Pass pass = last.take();
        Require.gradient(this, gradient, pass.output);
        if (isPlainSum(pass.inputs)) {
            return List.of(gradient, gradient);
        }
        List<INDArray> back =
                pass.inputs.stream().map(input -> Floats.zeros(input.shape())).toList();
        if (!gradient.isEmpty()) {
            INDArray inOrder = Floats.contiguous(gradient);
            FloatBuffer from = Floats.of(inOrder);
            List<FloatBuffer> to = back.stream().map(Floats::of).toList();
            new Meeting(pass.inputs, pass.output).forEach((cell, places, values) -> {
                double result = operation.of(values);
                for (int i = 0; i < places.length; i++) {
                    double share = from.get(cell) * operation.slope(i, result, values);
                    to.get(i).put(places[i], (float) (to.get(i).get(places[i]) + share));
                }
            });
            Reference.reachabilityFence(inOrder);
        }
        return back;
    }

    private void requireNumber(int inputs) {
        if (inputs < 1 || operation.isOfTwo() && inputs != 2) {
            throw new ShapeException("%s takes %s, but was given %d."
                    .formatted(this, operation.isOfTwo() ? "two inputs" : "at least one input", inputs));
        }
    }

    /** The shape that all are repeated to. */
    private long[] common(List<long[]> shapes) {
        int rank = shapes.stream().mapToInt(shape -> shape.length).max().orElseThrow();
        long[] common = new long[rank];
        Arrays.fill(common, 1);
        for (long[] shape : shapes) {
            for (int i = 0; i < shape.length; i++) {
                int axis = rank - shape.length + i;
                if (shape[i] != 1 && common[axis] != 1 && shape[i] != common[axis]) {
                    throw new ShapeException(
                            "%s brings values together that meet when the shapes are aligned at the last axis, where sizes must be equal or 1, but the shapes are %s."
                                    .formatted(
                                            this,
                                            shapes.stream().map(Shapes::text).collect(Collectors.joining(", "))));
                }
                common[axis] = shape[i] == 1 ? common[axis] : shape[i];
            }
        }
        return common;
    }

    /** Aligns the shapes with their batch axis, which goes with any. */
    @Override
    public Shape outputShape(List<Shape> inputs) {
        requireNumber(Given.notNull(inputs, "inputs").size());
        int rank = inputs.stream()
                .mapToInt(shape -> shape.dimensions().size())
                .max()
                .orElseThrow();
        if (inputs.stream().anyMatch(shape -> shape.dimensions().size() != rank)) {
            throw new ShapeException(
                    "%s brings examples together that must have the same number of axes, but they are %s."
                            .formatted(
                                    this, inputs.stream().map(Shape::toString).collect(Collectors.joining(", "))));
        }
        long[] common = common(inputs.stream()
                .map(shape -> shape.dimensions().stream()
                        .mapToLong(Integer::longValue)
                        .toArray())
                .toList());
        return Shape.of(Arrays.stream(common).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public String name() {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@code Elementwise(sum)}. */
    @Override
    public String toString() {
        return "Elementwise(" + name() + ")";
    }

    /** What happens where values meet. */
    private interface Cell {
        /**
         * @param cell of the output
         * @param places of the values in their inputs
         */
        void at(int cell, int[] places, double[] values);
    }

    /** Which values of the inputs meet in each cell of the output. */
    private record Meeting(List<INDArray> inputs, long... output) {
        void forEach(Cell cell) {
            int count = inputs.size();
            List<FloatBuffer> from = inputs.stream().map(Floats::of).toList();
            List<long[]> steps = new ArrayList<>();
            inputs.forEach(input -> steps.add(steps(input.shape())));
            int[] position = new int[output.length];
            int[] places = new int[count];
            double[] values = new double[count];
            int cells = (int) Shapes.count(output);
            for (int i = 0; i < cells; i++) {
                for (int j = 0; j < count; j++) {
                    values[j] = from.get(j).get(places[j]);
                }
                cell.at(i, places, values);
                advance(position, places, steps);
            }
            Reference.reachabilityFence(inputs);
        }

        /** How far a step along each axis of the output leads within an input: nowhere along an axis that is repeated. */
        private long[] steps(long... shape) {
            long[] steps = new long[output.length];
            long step = 1;
            for (int i = shape.length - 1; i >= 0; i--) {
                steps[output.length - shape.length + i] = shape[i] == 1 ? 0 : step;
                step *= shape[i];
            }
            return steps;
        }

        private void advance(int[] position, int[] places, List<long[]> steps) {
            for (int axis = output.length - 1; axis >= 0; axis--) {
                boolean stays = ++position[axis] < output[axis];
                int forth = stays ? 1 : 1 - position[axis];
                for (int j = 0; j < places.length; j++) {
                    places[j] += (int) (forth * steps.get(j)[axis]);
                }
                if (stays) {
                    return;
                }
                position[axis] = 0;
            }
        }
    }
}
