package dev.stridebook.tools.compare;

import java.util.List;
import java.util.Map;

/**
 * A module with inputs for it.
 *
 * @param batched whether the first axis of the inputs is a batch, which can be longer or shorter the next time
 * @param back what goes back
 * @param optimizer the class of PyTorch that trains the module, or null
 */
record Trial(
        Module module,
        List<Input> inputs,
        boolean batched,
        Back back,
        String optimizer,
        Map<String, Object> optimizerArgs) {
    /** The gradient of the output. */
    enum Back {
        /** Any numbers. */
        NUMBERS,
        /** That of a loss: 1. */
        ONE,
        /** Nothing goes back. */
        NOTHING
    }

    /**
     * An input.
     *
     * @param classes the labels of an input of labels are below it; 0 if it is one of numbers
     * @param different how many labels after each other are different
     * @param scale 0 if any numbers will do; otherwise they are from 0 to it
     */
    record Input(int classes, int different, double scale, int... shape) {
        static Input numbers(int... shape) {
            return new Input(0, 1, 0, shape);
        }

        static Input labels(int classes, int... shape) {
            return new Input(classes, 1, 0, shape);
        }

        /** Places in a plane of so many, each taken at most once, as it is open which value stays otherwise. */
        static Input places(int count, int taken, int... shape) {
            return new Input(count, taken, 0, shape);
        }

        static Input scaled(double scale, int... shape) {
            return new Input(0, 1, scale, shape);
        }

        Input batch(int count) {
            int[] other = shape.clone();
            other[0] = count;
            return new Input(classes, different, scale, other);
        }
    }

    static Trial of(Module module, int... shape) {
        return of(module, List.of(Input.numbers(shape)), false);
    }

    static Trial of(Module module, List<Input> inputs, boolean batched) {
        return new Trial(module, inputs, batched, Back.NUMBERS, null, null);
    }

    Trial with(Back newBack) {
        return new Trial(module, inputs, batched, newBack, optimizer, optimizerArgs);
    }

    Trial with(String newOptimizer, Map<String, Object> args) {
        return new Trial(module, inputs, batched, back, newOptimizer, args);
    }
}
