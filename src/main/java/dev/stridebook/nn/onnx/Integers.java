package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Elementwise.Operation;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.onnx.Value.Whole;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Arithmetic with sizes, which exporters write out node by node. It is done while the file is read. */
final class Integers {
    private Integers() {}

    /** Brings two lists of the same length, or a list and a number, together. */
    static void arithmetic(Call call, Operation operation) {
        Whole result = (Whole) call.input(0);
        for (int i = 1; i < call.inputCount(); i++) {
            result = together(call, operation, result, (Whole) call.input(i));
        }
        call.becomes(result);
    }

    private static Whole together(Call call, Operation operation, Whole first, Whole second) {
        int firstLength = first.integers().length;
        int secondLength = second.integers().length;
        if (firstLength != secondLength && firstLength != 1 && secondLength != 1) {
            throw new OnnxException("it brings whole numbers of the shapes %s and %s together, which is not supported"
                    .formatted(Shapes.text(first.shape()), Shapes.text(second.shape())));
        }
        long[] results = new long[firstLength == 1 ? secondLength : firstLength];
        for (int i = 0; i < results.length; i++) {
            long a = known(call, first.integers()[firstLength == 1 ? 0 : i]);
            long b = known(call, second.integers()[secondLength == 1 ? 0 : i]);
            results[i] = switch (operation) {
                case SUM -> Math.addExact(a, b);
                case DIFFERENCE -> Math.subtractExact(a, b);
                case PRODUCT -> Math.multiplyExact(a, b);
                case QUOTIENT -> a / b;
                case MAX -> Math.max(a, b);
                case MIN -> Math.min(a, b);
                case MEAN, POWER -> throw new OnnxException("it is not supported for whole numbers");
            };
        }
        boolean ofFirst = first.shape().length > second.shape().length
                || first.shape().length == second.shape().length && secondLength == 1;
        return new Whole(ofFirst ? first.shape() : second.shape(), results);
    }

    private static long known(Call call, long integer) {
        if (integer != Whole.BATCH) {
            return integer;
        }
        return call.batch()
                .orElseThrow(
                        () -> new OnnxException(
                                "it computes with the number of examples in a batch, which is supported only where a batch is reshaped"));
    }

    /** Some of a list, at most all of which have been checked. */
    static Whole picked(Whole list, int... positions) {
        return Whole.of(Arrays.stream(positions)
                .mapToLong(position -> list.integers()[position])
                .toArray());
    }

    static Whole joined(Call call) {
        return Whole.of(IntStream.range(0, call.inputCount())
                .mapToObj(i -> ((Whole) call.input(i)).integers())
                .flatMapToLong(LongStream::of)
                .toArray());
    }
}
